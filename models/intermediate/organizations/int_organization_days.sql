{#- Grain: organization, calendar day, from the first day of the first window to the as-of day. -#}
with

    organizations as (select * from {{ ref("int_organizations") }}),

    days as (

        select
            organization_id,
            first_score_date,
            unnest({{ date_spine(date_plus("first_score_date", 1 - var("window_days")), "last_score_date") }}) as calendar_date
        from organizations

    ),

    marked as (

        select
            organization_id,
            calendar_date >= first_score_date as is_score_date,
            calendar_date
        from days

    )

select * from marked

{#- Grain: organization, device, measure (boot or sign_in), score date. The last one of the 29 days up to the date: each unfolds into
    the days until the next. -#}
{%- set reach = var("device_days") - 1 %}
with

    measures as (select * from {{ ref("int_device_startup_measures") }}),

    organization_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    followed as (

        select
            *,
            lead(event_date) over (partition by organization_id, device_id, measure order by event_date) as next_date
        from measures

    ),

    unfolded as (

        select
            organization_id,
            device_id,
            measure,
            milliseconds,
            group_policy_milliseconds,
            points,
            unnest({{ date_spine("event_date", "least(" ~ date_plus("event_date", reach) ~ ", coalesce(" ~ date_plus("next_date", -1) ~ ", date '9999-12-31'))") }}) as score_date
        from followed

    ),

    daily as (

        select unfolded.*
        from unfolded
        inner join organization_days
            on unfolded.organization_id = organization_days.organization_id and unfolded.score_date = organization_days.calendar_date

    )

select * from daily

{#- Grain: organization, person, score date with any of it. On how many files a person collaborated in the 28 days, and on how many
    days one in a Microsoft 365 app (not PDF) was opened or changed. Sparse: no row means none. -#}
with

    collaborations as (select * from {{ ref("int_file_collaborations") }}),

    file_events as (select * from {{ ref("int_file_events") }} where is_office and (is_read or is_create)),

    spans as (

        select
            organization_id,
            person_id,
            'files_collaborated' as measure,
            first_date,
            last_date
        from collaborations
        union all
        select distinct
            organization_id,
            person_id,
            'office_file_days',
            event_date,
            {{ date_plus("event_date", var("window_days") - 1) }}
        from file_events

    ),

    counted as (

        {{ counts_on_score_dates("spans", "person_id", ["files_collaborated", "office_file_days"]) }}

    )

select * from counted

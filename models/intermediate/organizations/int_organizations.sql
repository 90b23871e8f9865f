{#- Grain: organization. Which days are scored: up to 180, ending at the as-of day, none before a full window of history. -#}
{%- set dated = activity_tables() %}
with

    organizations as (select * from {{ ref("stg_landing_control__organizations") }}),

    ingestion as (select * from {{ ref("ingestion_daily") }}),

    settings as (select * from {{ ref("int_organization_settings") }}),

    histories as (

        select
            organization_id,
            min(event_date) as first_activity_date,
            max(event_date) as last_activity_date
        from ingestion
        where rows_used > 0 and system || '.' || table_name in ('{{ dated | join("', '") }}')
        group by organization_id

    ),

    as_of_days as (

        select
            organizations.organization_id,
            histories.first_activity_date,
            coalesce(
                organizations.requested_as_of,
                least(histories.last_activity_date, {{ date_plus("organizations.build_date", "-" ~ var("late_days")) }})
            ) as as_of_date
        from organizations
        left join histories on organizations.organization_id = histories.organization_id

    ),

    ranges as (

        select
            organization_id,
            first_activity_date,
            as_of_date,
            as_of_date >= {{ date_plus("first_activity_date", var("window_days") - 1) }} as is_full_window,
            least(as_of_date, greatest(
                {{ date_plus("as_of_date", 1 - var("history_days")) }},
                {{ date_plus("first_activity_date", var("window_days") - 1) }}
            )) as first_score_date
        from as_of_days
        where as_of_date is not null and first_activity_date is not null

    ),

    scored as (

        select
            ranges.organization_id,
            coalesce(settings.has_opted_out, false) as has_opted_out,
            ranges.is_full_window,
            ranges.first_activity_date,
            ranges.first_score_date,
            ranges.as_of_date as last_score_date,
            ranges.as_of_date
        from ranges
        left join settings on ranges.organization_id = settings.organization_id

    )

select * from scored

{#- Grain: organization, score date. Half of a device's credit is for a recommended channel, half for its build (all of it when latest,
    half when supported): counted in quarters, divided once. -#}
with

    organization_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    build_days as (select * from {{ ref("int_app_build_days") }}),

    builds as (select * from {{ ref("int_app_builds") }}),

    inventories as (select organization_id, min(first_day) as first_day from builds group by organization_id),

    counted as (

        select
            organization_id,
            score_date,
            count(*) as device_count,
            count(*) filter (where is_recommended) as recommended_count,
            sum(
                case when is_recommended then 2 else 0 end + case when is_latest then 2 when is_supported then 1 else 0 end
            ) as quarters,
            bool_or(is_newer_than_calendar) as is_calendar_stale
        from build_days
        group by organization_id, score_date

    ),

    daily as (

        select
            organization_days.organization_id,
            organization_days.calendar_date as score_date,
            'apps_health' as category,
            coalesce(counted.device_count, 0) as licensed_count,
            counted.recommended_count as primary_numerator,
            counted.device_count as primary_denominator,
            case
                when counted.device_count >= {{ var("minimum_devices") }} then {{ points_of("counted.quarters", "4 * counted.device_count") }}
            end as points,
            case
                when counted.device_count >= {{ var("minimum_devices") }} then null
                when counted.device_count > 0 then 'fewer than {{ var("minimum_devices") }} devices'
                when inventories.first_day <= organization_days.calendar_date then 'no device in contact'
                else 'no app inventory'
            end as unavailable_reason,
            case
                when counted.is_calendar_stale and counted.device_count >= {{ var("minimum_devices") }} then 'calendar stale'
            end as partial_sources
        from organization_days
        left join counted
            on organization_days.organization_id = counted.organization_id and organization_days.calendar_date = counted.score_date
        left join inventories on organization_days.organization_id = inventories.organization_id

    )

select * from daily

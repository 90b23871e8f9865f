{#- Grain: organization, application of the reliability snapshot of the day, score date. It counts when used, and on more devices than
    both 5 and 2 % of those enrolled. Figures are as the snapshot gives them: already those of 14 days. -#}
with

    applications as (select * from {{ ref("stg_intune__app_health_application_performance") }} where record_status = 'used'),

    snapshots as (select * from {{ ref("int_device_snapshots") }}),

    device_days as (select * from {{ ref("int_device_days") }}),

    organization_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    held as (

        {{ held_snapshot("applications", "app_health_application_performance", ["application_id"]) }}

    ),

    unfolded as (

        select
            {{ columns_except("held", ["first_day", "last_day"]) }},
            unnest({{ date_spine("first_day", "last_day") }}) as score_date
        from held

    ),

    enrolled as (select organization_id, score_date, count(*) as device_count from device_days group by 1, 2),

    scored as (

        select
            unfolded.organization_id,
            unfolded.application_id,
            unfolded.application_name,
            unfolded.score_date,
            unfolded.usage_duration,
            unfolded.crash_count,
            unfolded.active_device_count,
            coalesce(enrolled.device_count, 0) as enrolled_device_count,
            {{ app_points("unfolded.usage_duration", "unfolded.crash_count") }} as points,
            coalesce(
                unfolded.usage_duration > 0
                and unfolded.crash_count is not null
                and unfolded.active_device_count > {{ var("minimum_devices") }}
                and unfolded.active_device_count * 100 > {{ var("app_devices_percent") }} * coalesce(enrolled.device_count, 0),
                false
            ) as is_counted
        from unfolded
        inner join organization_days
            on unfolded.organization_id = organization_days.organization_id and unfolded.score_date = organization_days.calendar_date
        left join enrolled on unfolded.organization_id = enrolled.organization_id and unfolded.score_date = enrolled.score_date

    )

select * from scored

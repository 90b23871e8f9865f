{#- Grain: organization, device, application, day with an event. At most 10 crashes of one application count per device and day. -#}
with

    events as (select * from {{ ref("stg_intune__app_health_device_performance_details") }} where record_status = 'used'),

    counted as (

        select
            organization_id,
            device_id,
            application_name,
            least(count(*) filter (where event_kind = 'crash'), {{ var("app_crashes_per_day_max") }}) as crash_count,
            count(*) filter (where event_kind = 'hang') as hang_count,
            event_date
        from events
        group by organization_id, device_id, application_name, event_date

    )

select * from counted

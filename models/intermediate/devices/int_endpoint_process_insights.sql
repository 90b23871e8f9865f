{#- Grain: organization, score date, startup process on at least 10 devices. Devices it delays, of those whose processes are known. -#}
with

    processes as (select * from {{ ref("stg_intune__startup_processes") }} where record_status = 'used'),

    snapshots as (select * from {{ ref("int_device_snapshots") }}),

    organization_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    held as (

        {{ held_snapshot("processes", "startup_processes", ["device_id", "process_name"]) }}

    ),

    devices as (select organization_id, first_day, count(distinct device_id) as device_count from held group by 1, 2),

    counted as (

        select
            held.organization_id,
            held.process_name,
            held.first_day,
            held.last_day,
            devices.device_count,
            count(*) as delayed_device_count
        from held
        inner join devices on held.organization_id = devices.organization_id and held.first_day = devices.first_day
        group by 1, 2, 3, 4, 5
        having count(*) >= {{ var("process_devices_min") }}

    ),

    unfolded as (

        select
            *,
            unnest({{ date_spine("first_day", "last_day") }}) as score_date
        from counted

    ),

    daily as (

        select
            unfolded.organization_id,
            unfolded.score_date,
            'startup_process' as insight,
            unfolded.process_name as segment,
            unfolded.delayed_device_count as numerator,
            unfolded.device_count as denominator,
            false as is_headline
        from unfolded
        inner join organization_days
            on unfolded.organization_id = organization_days.organization_id and unfolded.score_date = organization_days.calendar_date

    )

select * from daily

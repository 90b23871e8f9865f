{#- Grain: organization, score date, insight, segment. Devices with a slow start, delayed by Group Policy or with a hard disk drive. -#}
with

    startup_days as (select * from {{ ref("int_device_startup_days") }}),

    device_days as (select * from {{ ref("int_device_days") }}),

    hardware_days as (select * from {{ ref("int_device_hardware_days") }}),

    starts as (

        select
            organization_id,
            score_date,
            'slow_' || measure as insight,
            'all' as segment,
            count(*) filter (where points = 0) as numerator,
            count(*) as denominator,
            true as is_headline
        from startup_days
        group by organization_id, score_date, measure
        union all
        select
            organization_id,
            score_date,
            'group_policy_delay',
            measure,
            count(*) filter (where group_policy_milliseconds > {{ var("group_policy_delay_milliseconds") }}),
            count(*),
            measure = 'boot'
        from startup_days
        where group_policy_milliseconds is not null
        group by organization_id, score_date, measure

    ),

    disks as (

        select
            device_days.organization_id,
            device_days.score_date,
            'hard_disk_drive' as insight,
            'all' as segment,
            count(*) filter (where hardware_days.disk_type = 'hdd') as numerator,
            count(*) as denominator,
            true as is_headline
        from device_days
        inner join hardware_days
            on
                device_days.organization_id = hardware_days.organization_id
                and device_days.device_id = hardware_days.device_id
                and device_days.score_date = hardware_days.score_date
        where hardware_days.disk_type in ('hdd', 'ssd')
        group by device_days.organization_id, device_days.score_date

    ),

    insights as (

        select * from starts
        union all
        select * from disks

    )

select * from insights

{#- Grain: organization, enrolled device, score date. Crashes and hangs of the 14 days up to the date, by one frame over days and
    events; no row before the organization's first event, so that a missing source is not a count of 0. -#}
with

    crash_days as (select * from {{ ref("int_device_app_crash_days") }}),

    device_days as (select * from {{ ref("int_device_days") }}),

    first_events as (

        select
            organization_id,
            min(event_date) as first_event_date
        from crash_days
        group by organization_id

    ),

    rows_of_days as (

        select
            device_days.organization_id,
            device_days.device_id,
            device_days.score_date as calendar_date,
            0 as crash_count,
            0 as hang_count,
            true as is_score_date
        from device_days
        inner join first_events
            on device_days.organization_id = first_events.organization_id and device_days.score_date >= first_events.first_event_date
        union all
        select
            organization_id,
            device_id,
            event_date,
            crash_count,
            hang_count,
            false
        from crash_days

    ),

    framed as (

        select
            organization_id,
            device_id,
            calendar_date as score_date,
            cast(sum(crash_count) over last_days as bigint) as crash_count,
            cast(sum(hang_count) over last_days as bigint) as hang_count,
            is_score_date
        from rows_of_days
        window last_days as (
            partition by organization_id, device_id order by calendar_date
            range between interval {{ var("reliability_days") - 1 }} day preceding and current row
        )

    ),

    daily as (select organization_id, device_id, score_date, crash_count, hang_count from framed where is_score_date)

select * from daily

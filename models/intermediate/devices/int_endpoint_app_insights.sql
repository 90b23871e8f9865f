{#- Grain: organization, score date, insight, application. The applications that lower reliability most, and those that crash on most
    devices; only applications on at least 10 devices are named. -#}
{%- set reach = var("reliability_days") - 1 %}
with

    app_reliability_days as (select * from {{ ref("int_app_reliability_days") }}),

    crash_days as (select * from {{ ref("int_device_app_crash_days") }} where crash_count > 0),

    device_days as (select * from {{ ref("int_device_days") }}),

    crashes as (

        select
            *,
            lead(event_date) over (partition by organization_id, device_id, application_name order by event_date) as next_date
        from crash_days

    ),

    crashed as (

        select
            organization_id,
            device_id,
            application_name,
            unnest({{ date_spine("event_date", "least(" ~ date_plus("event_date", reach) ~ ", coalesce(" ~ date_plus("next_date", -1) ~ ", date '9999-12-31'))") }}) as score_date
        from crashes

    ),

    enrolled as (select organization_id, score_date, count(*) as device_count from device_days group by organization_id, score_date),

    counted as (

        select
            organization_id,
            score_date,
            'app_reducing_score' as insight,
            application_name as segment,
            max(active_device_count) as numerator,
            max(greatest(enrolled_device_count, active_device_count)) as denominator,
            sum(cast(usage_duration as decimal(38, 0)) * (100 - points)) as harm
        from app_reliability_days
        where is_counted and points < 100
        group by organization_id, score_date, application_name
        union all
        select
            crashed.organization_id,
            crashed.score_date,
            'app_crashes',
            crashed.application_name,
            count(*),
            max(enrolled.device_count),
            count(*)
        from crashed
        inner join enrolled on crashed.organization_id = enrolled.organization_id and crashed.score_date = enrolled.score_date
        group by crashed.organization_id, crashed.score_date, crashed.application_name

    ),

    ranked as (

        select
            *,
            row_number() over (partition by organization_id, score_date, insight order by harm desc, segment asc) as place
        from counted
        where numerator >= {{ var("app_devices_min") }}

    ),

    top as (

        select
            organization_id,
            score_date,
            insight,
            segment,
            numerator,
            denominator,
            place = 1 as is_headline
        from ranked
        where place <= {{ var("top_apps") }}

    )

select * from top

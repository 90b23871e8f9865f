{#- Grain: organization, privacy window, person, local day that is worked and touches the window: its working hours in UTC. Hours
    that end at or before their start go on to the next day. -#}
{%- set weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] %}
with

    working_hours as (select * from {{ ref("int_working_hours") }}),

    local_days as (

        select
            *,
            unnest({{ date_spine(date_plus("window_start", -2), date_plus("window_start", var("window_days"))) }}) as local_date
        from working_hours

    ),

    worked as (

        select
            *,
            cast(local_date as timestamp) + start_minute * interval '1 minute' as local_start,
            cast(local_date as timestamp)
            + (end_minute + case when end_minute <= start_minute then 1440 else 0 end) * interval '1 minute' as local_end
        from local_days
        where
            case isodow(local_date)
                {% for day in weekdays -%}
                when {{ loop.index }} then is_{{ day }}_worked
                {% endfor %}
            end

    ),

    in_utc as (

        select
            organization_id,
            window_start,
            person_id,
            local_date,
            greatest({{ zoned_to_utc("local_start", "zone_name") }}, cast(window_start as timestamp)) as started_at,
            least(
                {{ zoned_to_utc("local_end", "zone_name") }},
                cast({{ date_plus("window_start", var("window_days")) }} as timestamp)
            ) as ended_at
        from worked

    ),

    intervals as (select * from in_utc where started_at < ended_at)

select * from intervals

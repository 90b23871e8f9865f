{#- Grain: organization, privacy window, person with any second of collaboration in it. One pass over the edges of a person's
    intervals in order of time: each second belongs to the first channel that is open, and is after hours when work is not. -#}
{%- set channels = ["meeting", "call", "chat", "email"] %}
with

    collaboration_intervals as (select * from {{ ref("int_collaboration_intervals") }}),

    working_intervals as (select * from {{ ref("int_working_intervals") }}),

    edges as (

        {% for relation, channel in [("collaboration_intervals", "channel"), ("working_intervals", "'work'")] -%}
        {% for moment, step in [("started_at", 1), ("ended_at", -1)] -%}
        select organization_id, window_start, person_id, {{ channel }} as channel, {{ moment }} as moment, {{ step }} as step
        from {{ relation }}
        {{ "union all" if not loop.last }}
        {% endfor -%}
        {{ "union all" if not loop.last }}
        {% endfor %}
    ),

    running as (

        select
            organization_id,
            window_start,
            person_id,
            {% for channel in channels + ["work"] -%}
            sum(case when channel = '{{ channel }}' then step else 0 end) over edge_order > 0 as in_{{ channel }},
            {% endfor -%}
            moment,
            lead(moment) over edge_order as next_moment
        from edges
        window edge_order as (partition by organization_id, window_start, person_id order by moment)

    ),

    stretches as (

        select
            organization_id,
            window_start,
            person_id,
            case {% for channel in channels %}when in_{{ channel }} then '{{ channel }}' {% endfor %}end as channel,
            not in_work as is_after_hours,
            {{ milliseconds_between("moment", "next_moment") }} // 1000 as seconds
        from running
        where next_moment > moment

    ),

    vectors as (

        select
            organization_id,
            window_start,
            person_id,
            {% for channel in channels -%}
            cast(coalesce(sum(seconds) filter (where channel = '{{ channel }}'), 0) as bigint) as {{ channel }}_seconds,
            {% endfor -%}
            cast(coalesce(sum(seconds) filter (where is_after_hours), 0) as bigint) as after_hours_seconds
        from stretches
        where channel is not null
        group by organization_id, window_start, person_id

    )

select * from vectors

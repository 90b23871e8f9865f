{#- Grain: organization, privacy window, person with any second of collaboration in it. Each second belongs to the first channel that
    claims it: a channel has what it adds to the union of those before it, and after hours is what all add to working hours. A union
    is what each interval, in order of their starts, adds to the end reached so far: one sort, and no interval meets another. -#}
{%- set channels = ["meeting", "call", "chat", "email"] -%}
{%- set work = channels | length + 1 -%}
{%- set unions = [] -%}
{%- for channel in channels -%}{%- do unions.append((channel, "priority <= " ~ loop.index)) -%}{%- endfor -%}
{%- do unions.extend([("work", "priority = " ~ work), ("all", "priority <= " ~ work)]) %}
with

    collaboration_intervals as (select * from {{ ref("int_collaboration_intervals") }}),

    working_intervals as (select * from {{ ref("int_working_intervals") }}),

    spans as (

        select
            organization_id,
            window_start,
            person_id,
            case channel {% for channel in channels %}when '{{ channel }}' then {{ loop.index }} {% endfor %}end as priority,
            started_at,
            ended_at
        from collaboration_intervals
        union all
        select organization_id, window_start, person_id, {{ work }}, started_at, ended_at
        from working_intervals

    ),

    reached as (

        select
            organization_id,
            window_start,
            person_id,
            priority,
            {% for name, condition in unions -%}
            max(case when {{ condition }} then ended_at end) over earlier as {{ name }}_until,
            {% endfor -%}
            started_at,
            ended_at
        from spans
        window earlier as (
            partition by organization_id, window_start, person_id
            order by started_at
            rows between unbounded preceding and 1 preceding
        )

    ),

    lengths as (

        select
            organization_id,
            window_start,
            {% for name, condition in unions -%}
            coalesce(
                sum(greatest({{ milliseconds_between("greatest(started_at, coalesce(" ~ name ~ "_until, started_at))", "ended_at") }}, 0))
                filter (where {{ condition }}), 0
            ) // 1000 as {{ name }}_length,
            {% endfor -%}
            person_id
        from reached
        group by organization_id, window_start, person_id

    ),

    vectors as (

        select
            organization_id,
            window_start,
            person_id,
            {% for channel in channels -%}
            cast({{ channel }}_length{% if not loop.first %} - {{ channels[loop.index0 - 1] }}_length{% endif %} as bigint) as {{ channel }}_seconds,
            {% endfor -%}
            cast(all_length - work_length as bigint) as after_hours_seconds
        from lengths
        where {{ channels | last }}_length > 0

    )

select * from vectors

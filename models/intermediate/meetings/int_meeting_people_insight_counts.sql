{#- Grain: organization, source, score date, insight about people who attend meetings, segment. Hours a week are the hours of the
    28 days divided by four. People with video show only where those without could, so that these cannot be had by subtraction. -#}
{%- set week = 3600000 * var("window_days") // 7 -%}
{%- set hours = meeting_hours_bounds() -%}
{%- set series = [
    ("hours_in_meetings", "true"), ("hours_in_meetings_with_video", "days_with_video > 0"),
    ("hours_in_meetings_with_screen_sharing", "days_with_screen_share > 0"),
] %}
with

    people_windows as (select * from {{ ref("int_meeting_people_windows") }}),

    meeting_windows as (select * from {{ ref("int_meeting_windows") }}),

    counted as (

        select
            organization_id,
            source_table,
            score_date,
            {% for insight, condition in series -%}
            {% for segment, above, up_to in hours -%}
            count(*) filter (
                where {{ condition }} and attended_milliseconds > {{ above * week if above else -1 }}
                {%- if up_to is not none %} and attended_milliseconds <= {{ up_to * week }}{% endif %}
            ) as {{ insight }}_{{ segment }},
            {% endfor -%}
            {% endfor -%}
            {% for kind in meeting_kinds() -%}
            count(*) filter (where days_with_{{ kind }} > 0) as types_used_{{ kind }},
            {% endfor -%}
            count(*) as attendee_count
        from people_windows
        group by organization_id, source_table, score_date

    ),

    judged as (

        select
            counted.*,
            case when meeting_windows.kind_count < meeting_windows.meeting_count then 'no calendar tells scheduled meetings' end as missing_kind
        from counted
        inner join meeting_windows
            on
                counted.organization_id = meeting_windows.organization_id
                and counted.source_table = meeting_windows.source_table
                and counted.score_date = meeting_windows.score_date

    ),

    counts as (

        {% for insight, condition in series -%}
        {% set is_all = condition == "true" -%}
        {% for segment, above, up_to in hours -%}
        select
            organization_id,
            source_table,
            score_date,
            '{{ insight }}' as insight,
            '{{ segment }}' as segment,
            {{ insight }}_{{ segment }} as numerator,
            attendee_count as denominator,
            {{ "true" if is_all and up_to is none else "false" }} as is_headline,
            {% if not is_all -%}
            case when hours_in_meetings_{{ segment }} - {{ insight }}_{{ segment }} < {{ var("minimum_cell") }} then 'too few to show' end
            {%- else -%} cast(null as varchar) {%- endif %} as missing
        from judged
        union all
        {% endfor -%}
        {% endfor -%}
        {% for kind in meeting_kinds() -%}
        select
            organization_id,
            source_table,
            score_date,
            'meeting_types_used',
            '{{ kind }}',
            types_used_{{ kind }},
            attendee_count,
            {{ "true" if kind == "meet_now_in_channel" else "false" }},
            {{ "cast(null as varchar)" if kind in ["one_to_one_call", "group_call"] else "missing_kind" }}
        from judged
        {{ "union all" if not loop.last }}
        {% endfor %}
    )

select * from counts

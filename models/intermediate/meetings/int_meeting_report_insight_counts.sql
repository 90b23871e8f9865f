{#- Grain: organization, report, score date, insight about people who attend meetings, segment. What the Teams report can tell of kinds
    of meetings, for organizations whose calendar does not. -#}
with

    people_windows as (

        select * from {{ ref("int_meeting_people_windows") }}
        where source_table = 'graph_reports.teams_user_activity_user_detail'

    ),

    counted as (

        select
            organization_id,
            source_table,
            score_date,
            count(*) filter (where days_with_meet_now > 0) as meet_now,
            count(*) filter (where days_with_scheduled_once > 0) as scheduled_once,
            count(*) filter (where days_with_scheduled_recurring > 0) as scheduled_recurring,
            count(*) as attendee_count
        from people_windows
        group by organization_id, source_table, score_date

    ),

    counts as (

        {% for kind in ["meet_now", "scheduled_once", "scheduled_recurring"] -%}
        select
            organization_id,
            source_table,
            score_date,
            'meeting_types_used' as insight,
            '{{ kind }}' as segment,
            {{ kind }} as numerator,
            attendee_count as denominator,
            false as is_headline,
            cast(null as varchar) as missing
        from counted
        {{ "union all" if not loop.last }}
        {% endfor %}
    )

select * from counts

{#- Grain: organization, score date, insight, segment. How meetings were held, how long they were, and how many people spent how much
    time in which. -#}
with

    availability as (select * from {{ ref("int_people_availability") }}),

    source_choices as (select * from {{ ref("int_source_choices") }} where activity = 'meeting_held'),

    measures as (

        select * from {{ ref("int_meeting_insight_counts") }}
        union all
        select * from {{ ref("int_meeting_people_insight_counts") }}
        union all
        select * from {{ ref("int_meeting_report_insight_counts") }}
        union all
        select * from {{ ref("int_meeting_phase_windows") }}

    ),

    judged as (

        select
            measures.*,
            coalesce(availability.unavailable_reason, measures.missing) as unavailable_reason,
            row_number() over (
                partition by measures.organization_id, measures.score_date, measures.insight, measures.segment
                order by measures.missing is null desc, measures.source_table = source_choices.source_used desc
            ) as choice_order
        from measures
        inner join availability
            on measures.organization_id = availability.organization_id and measures.score_date = availability.score_date
        left join source_choices
            on measures.organization_id = source_choices.organization_id and measures.score_date = source_choices.score_date
        where
            measures.source_table = source_choices.source_used
            or measures.source_table in ('teams.meeting_activity', 'graph_reports.teams_user_activity_user_detail')

    ),

    insights as (

        select
            organization_id,
            score_date,
            'meetings' as category,
            insight,
            segment,
            {{ when_available("numerator") }} as numerator,
            {{ when_available("denominator") }} as denominator,
            is_headline,
            source_table as source_used,
            unavailable_reason
        from judged
        where choice_order = 1

    )

select * from insights

{#- Grain: organization, score date, insight, segment. How meetings were held, how long they were, and how many people spent how much time in which. -#}
with

    availability as (select * from {{ ref("int_people_availability") }}),

    source_choices as (select * from {{ ref("int_source_choices") }} where activity = 'meeting_held'),

    measures as (

        select * from {{ ref("int_meeting_insight_counts") }}
        union all
        select * from {{ ref("int_meeting_people_insight_counts") }}
        union all
        select * from {{ ref("int_meeting_phase_windows") }}

    ),

    insights as (

        select
            measures.organization_id,
            measures.score_date,
            'meetings' as category,
            measures.insight,
            measures.segment,
            {{ when_available("measures.numerator") }} as numerator,
            {{ when_available("measures.denominator") }} as denominator,
            measures.is_headline,
            measures.source_table as source_used,
            coalesce(availability.unavailable_reason, measures.missing) as unavailable_reason
        from measures
        inner join availability
            on measures.organization_id = availability.organization_id and measures.score_date = availability.score_date
        left join source_choices
            on measures.organization_id = source_choices.organization_id and measures.score_date = source_choices.score_date
        where measures.source_table = source_choices.source_used or measures.source_table = 'teams.meeting_activity'

    )

select * from insights

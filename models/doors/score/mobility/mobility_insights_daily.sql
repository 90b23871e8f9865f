{#- Grain: organization, score date, insight, segment. On which platforms people use an app, of those who use it; and where people
    worked on the day itself. -#}
{%- set segments = ["multiple", "desktop_only", "web_only", "mobile_only"] -%}
{%- set segments_by_app = {
    "outlook": segments, "teams": segments, "apps": ["multiple"],
    "word": segments, "excel": segments, "powerpoint": segments, "onenote": segments,
} %}
with

    availability as (select * from {{ ref("int_mobility_availability") }}),

    counts as (select * from {{ ref("int_mobility_insight_counts") }}),

    work_places as (select * from {{ ref("int_work_place_counts") }}),

    insights as (

        {% for app, segments_of_app in segments_by_app.items() -%}
        {% for segment in segments_of_app -%}
        select
            availability.organization_id,
            availability.score_date,
            '{{ app }}_across_platforms' as insight,
            '{{ segment }}' as segment,
            counts.{{ segment }}_count as numerator,
            counts.user_count as denominator,
            {{ "true" if segment == "multiple" else "false" }} as is_headline,
            'union' as source_used,
            coalesce(availability.unavailable_reason, case when counts.user_count is null then 'no activity' end) as unavailable_reason
        from availability
        left join counts
            on
                availability.unavailable_reason is null
                and availability.organization_id = counts.organization_id
                and availability.score_date = counts.score_date
                and counts.insight = '{{ app }}_across_platforms'
        union all
        {% endfor -%}
        {% endfor -%}
        {% for work_place in ["remote_only", "onsite", "other"] -%}
        select
            organization_id,
            score_date,
            'remote_work' as insight,
            '{{ work_place }}' as segment,
            {{ when_available(work_place ~ "_count") }} as numerator,
            {{ when_available("active_count") }} as denominator,
            {{ "true" if work_place == "remote_only" else "false" }} as is_headline,
            'office365_audit.records' as source_used,
            unavailable_reason
        from work_places
        {{ "union all" if not loop.last }}
        {% endfor %}
    ),

    released as (

        select
            organization_id,
            score_date,
            'mobility' as category,
            insight,
            segment,
            cast(numerator as bigint) as numerator,
            cast(denominator as bigint) as denominator,
            is_headline,
            {{ when_available("source_used") }} as source_used,
            unavailable_reason
        from insights

    )

select * from released

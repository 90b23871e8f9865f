{#- Grain: organization, score date, insight, segment. On which platforms people use an app, of those who use it.
    Remote work needs the address an activity came from, which stops before staging: unavailable. -#}
{%- set segments = ["multiple", "desktop_only", "web_only", "mobile_only"] -%}
{%- set segments_by_app = {
    "outlook": segments, "teams": segments, "apps": ["multiple"],
    "word": segments, "excel": segments, "powerpoint": segments, "onenote": segments,
} %}
with

    availability as (select * from {{ ref("int_mobility_availability") }}),

    counts as (select * from {{ ref("int_mobility_insight_counts") }}),

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
        select organization_id, score_date, 'remote_work', 'remote_only', null, null, true, 'no source of activity addresses'
        from availability

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
            case when unavailable_reason is null then 'union' end as source_used,
            unavailable_reason
        from insights

    )

select * from released

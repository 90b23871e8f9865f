{#- Grain: organization, score date, category, insight, segment. Exact and recomputable; stays private. -#}
{%- set categories = [
    "communication", "meetings", "content_collaboration", "teamwork", "mobility",
    "endpoint_analytics", "network_connectivity", "apps_health",
] -%}
with

    insights as (

        {% for category in categories -%}
        select
            organization_id,
            score_date,
            category,
            insight,
            segment,
            cast(numerator as bigint) as numerator,
            cast(denominator as bigint) as denominator,
            is_headline,
            source_used,
            unavailable_reason
        from {{ ref(category ~ "_insights_daily") }}
        {{ "union all" if not loop.last }}
        {% endfor %}
    )

select * from insights

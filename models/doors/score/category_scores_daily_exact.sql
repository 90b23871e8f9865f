{#- Grain: organization, score date, category. Exact and recomputable, before minimum sizes; stays private. -#}
{%- set categories = [
    "communication", "meetings", "content_collaboration", "teamwork", "mobility",
    "endpoint_analytics", "network_connectivity", "apps_health",
] -%}
with

    category_rows as (

        {% for category in categories -%}
        select
            organization_id,
            score_date,
            category,
            licensed_count,
            primary_numerator,
            primary_denominator,
            points,
            unavailable_reason,
            partial_sources
        from {{ ref(category ~ "_scores_daily") }}
        {{ "union all" if not loop.last }}
        {% endfor %}
    ),

    categories as (select * from {{ ref("categories") }}),

    scores as (

        select
            category_rows.organization_id,
            category_rows.score_date,
            category_rows.category,
            categories.area,
            cast(category_rows.licensed_count as bigint) as licensed_count,
            cast(category_rows.primary_numerator as bigint) as primary_numerator,
            cast(category_rows.primary_denominator as bigint) as primary_denominator,
            category_rows.points,
            category_rows.unavailable_reason,
            category_rows.partial_sources
        from category_rows
        inner join categories on category_rows.category = categories.category

    )

select * from scores

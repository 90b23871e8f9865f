{#- Grain: organization, score date, category. What has been published stays as it was; new days are added. -#}
with

    published as (select * from {{ ref("stg_ledger__published_category_scores_daily") }}),

    fresh as (select * from {{ ref("category_scores_daily_fresh") }}),

    fresh_days as (select distinct organization_id, score_date from fresh),

    kept as (

        select published.*
        from published
        left join fresh_days on published.organization_id = fresh_days.organization_id and published.score_date = fresh_days.score_date
        where fresh_days.score_date is null

    ),

    released as (

        {% for relation in ["kept", "fresh"] -%}
        select
            organization_id,
            score_date,
            category,
            area,
            is_available,
            unavailable_reason,
            partial_sources,
            points,
            primary_numerator,
            primary_denominator,
            primary_percent,
            is_clamped,
            benchmark_percent,
            benchmark_points
        from {{ relation }}
        {{ "union all" if not loop.last }}
        {% endfor %}
    )

select * from released

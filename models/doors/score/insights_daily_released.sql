{#- Grain: organization, score date, category, insight, segment. What has been published stays as it was; new days are added. -#}
with

    published as (select * from {{ ref("stg_ledger__published_insights_daily") }}),

    fresh as (select * from {{ ref("insights_daily_fresh") }}),

    fresh_days as (select distinct organization_id, score_date from {{ ref("category_scores_daily_fresh") }}),

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
            insight,
            segment,
            numerator,
            denominator,
            percent,
            is_headline,
            source_used,
            unavailable_reason,
            insight_version
        from {{ relation }}
        {{ "union all" if not loop.last }}
        {% endfor %}
    )

select * from released

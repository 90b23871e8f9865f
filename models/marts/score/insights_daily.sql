{#- Grain: organization, day, category, insight, segment. Supporting figures; none of them scores. -#}
with

    insights as (select * from {{ ref("insights_daily_released") }}),

    ordered as (

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
        from insights
        order by organization_id, score_date, category, insight, segment

    )

select * from ordered

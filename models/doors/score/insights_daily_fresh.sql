{#- Grain: organization, score date not published yet, category, insight, segment. A cell about people shows only if numerator and
    complement both reach the minimum; where the segments of an insight add up to its base, the next smallest cells go too, so
    that what is hidden cannot be had by subtraction. -#}
with

    insights as (select * from {{ ref("insights_daily_exact") }}),

    exact_scores as (select * from {{ ref("category_scores_daily_fresh") }}),

    definitions as (select * from {{ ref("insight_definitions") }}),

    unpublished as (

        select
            insights.*,
            definitions.insight_version,
            definitions.disclosure,
            coalesce(insights.unavailable_reason, exact_scores.unavailable_reason) as final_reason,
            definitions.disclosure <> 'public' and coalesce(
                least(insights.numerator, insights.denominator - insights.numerator) < {{ var("minimum_cell") }}, false
            ) as is_too_small
        from insights
        inner join exact_scores
            on
                insights.organization_id = exact_scores.organization_id
                and insights.score_date = exact_scores.score_date
                and insights.category = exact_scores.category
        inner join definitions on insights.category = definitions.category and insights.insight = definitions.insight

    ),

    ordered as (

        select
            *,
            bool_or(is_too_small) over same_insight as has_small_cell,
            row_number() over by_size as size_order,
            coalesce(sum(numerator) over (
                by_size rows between unbounded preceding and 1 preceding
            ), 0) as smaller_total
        from unpublished
        window
            same_insight as (partition by organization_id, score_date, category, insight),
            by_size as (partition by organization_id, score_date, category, insight order by numerator, segment)

    ),

    hidden as (

        select
            *,
            final_reason is not null
            or is_too_small
            or (disclosure = 'together' and has_small_cell)
            or (
                disclosure = 'adds_up' and has_small_cell
                and (size_order <= 2 or smaller_total < {{ var("minimum_cell") }})
            ) as is_hidden
        from ordered

    ),

    fresh as (

        select
            organization_id,
            score_date,
            category,
            insight,
            segment,
            case when not is_hidden then numerator end as numerator,
            case when not is_hidden then denominator end as denominator,
            case when not is_hidden then {{ points_of("numerator", "denominator") }} end as percent,
            is_headline,
            source_used,
            coalesce(final_reason, case when is_hidden then 'too few to show' end) as unavailable_reason,
            insight_version
        from hidden

    )

select * from fresh

{#- Grain: organization, day, category. Points, the primary share behind them and its benchmark, as published. -#}
with

    scores as (select * from {{ ref("category_scores_daily_released") }}),

    ordered as (

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
        from scores
        order by organization_id, score_date, category

    )

select * from ordered

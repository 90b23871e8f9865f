{#- Grain: organization, day. The 0-800 score as published. -#}
with

    scores as (select * from {{ ref("organization_scores_daily_released") }}),

    ordered as (

        select
            organization_id,
            score_date,
            points,
            maximum_points,
            percent,
            people_points,
            technology_points,
            benchmark_points,
            benchmark_category_count,
            available_category_count,
            is_full_window,
            definition_version
        from scores
        order by organization_id, score_date

    )

select * from ordered

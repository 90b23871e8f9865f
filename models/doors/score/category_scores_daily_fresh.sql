{#- Grain: organization, score date not published yet, category. Below the minimum size a category is unavailable; a numerator of
    people stays away from 0 and from its denominator. -#}
with

    exact_scores as (select * from {{ ref("category_scores_daily_exact") }}),

    benchmarks as (select * from {{ ref("category_benchmarks_daily") }}),

    published_days as (select * from {{ ref("published_score_days") }}),

    unpublished as (

        select
            exact_scores.*,
            case
                when exact_scores.unavailable_reason is not null then exact_scores.unavailable_reason
                when exact_scores.area = 'people' and exact_scores.licensed_count < {{ var("minimum_group_size") }}
                    then 'fewer than {{ var("minimum_group_size") }} licensed people'
            end as final_reason
        from exact_scores
        left join published_days
            on exact_scores.organization_id = published_days.organization_id and exact_scores.score_date = published_days.score_date
        where published_days.score_date is null

    ),

    clamped as (

        select
            *,
            case
                when final_reason is not null then null
                when area = 'technology' then primary_numerator
                else {{ clamp_count("primary_numerator", "primary_denominator") }}
            end as shown_numerator
        from unpublished

    ),

    fresh as (

        select
            clamped.organization_id,
            clamped.score_date,
            clamped.category,
            clamped.area,
            clamped.final_reason is null as is_available,
            clamped.final_reason as unavailable_reason,
            clamped.partial_sources,
            case
                when clamped.final_reason is not null then null
                when clamped.area = 'people' and '{{ var("people_scoring_mode") }}' = 'primary_share'
                    and clamped.shown_numerator is distinct from clamped.primary_numerator
                    then {{ points_of("clamped.shown_numerator", "clamped.primary_denominator") }}
                else clamped.points
            end as points,
            clamped.shown_numerator as primary_numerator,
            case when clamped.shown_numerator is not null then clamped.primary_denominator end as primary_denominator,
            {{ points_of("clamped.shown_numerator", "clamped.primary_denominator") }} as primary_percent,
            clamped.final_reason is null and clamped.shown_numerator is distinct from clamped.primary_numerator as is_clamped,
            cast(benchmarks.benchmark_percent as decimal(18, 12)) as benchmark_percent,
            cast(benchmarks.benchmark_points as decimal(18, 12)) as benchmark_points
        from clamped
        left join benchmarks
            on
                clamped.organization_id = benchmarks.organization_id
                and clamped.score_date = benchmarks.score_date
                and clamped.category = benchmarks.category

    )

select * from fresh

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

    marked as (

        select
            *,
            final_reason is null
            and primary_numerator is not null
            and coalesce(shown_numerator <> primary_numerator, true) as is_clamped
        from clamped

    ),

    fresh as (

        select
            marked.organization_id,
            marked.score_date,
            marked.category,
            marked.area,
            marked.final_reason is null as is_available,
            marked.final_reason as unavailable_reason,
            marked.partial_sources,
            case
                when marked.final_reason is not null then null
                {% if var("people_scoring_mode") == "primary_share" -%}
                when marked.is_clamped then {{ points_of("marked.shown_numerator", "marked.primary_denominator") }}
                {% endif -%}
                else marked.points
            end as points,
            marked.shown_numerator as primary_numerator,
            case when marked.shown_numerator is not null then marked.primary_denominator end as primary_denominator,
            {{ points_of("marked.shown_numerator", "marked.primary_denominator") }} as primary_percent,
            marked.is_clamped,
            cast(benchmarks.benchmark_percent as decimal(18, 12)) as benchmark_percent,
            cast(benchmarks.benchmark_points as decimal(18, 12)) as benchmark_points
        from marked
        left join benchmarks
            on
                marked.organization_id = benchmarks.organization_id
                and marked.score_date = benchmarks.score_date
                and marked.category = benchmarks.category

    )

select * from fresh

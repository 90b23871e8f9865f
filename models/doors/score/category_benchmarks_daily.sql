{#- Grain: organization, score date, category. What similar organizations reach, as loaded by the owner: the newest figure not after
    the day; some benchmarks are fixed. -#}
with

    organization_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    categories as (select * from {{ ref("categories") }}),

    benchmark_spans as (select * from {{ ref("int_benchmark_spans") }}),

    daily as (

        select
            organization_days.organization_id,
            organization_days.calendar_date as score_date,
            categories.category,
            coalesce(max(benchmark_spans.benchmark_value) filter (where benchmark_spans.metric = 'primary_percent'), max(categories.fixed_benchmark)) as benchmark_percent,
            coalesce(max(benchmark_spans.benchmark_value) filter (where benchmark_spans.metric = 'points'), max(categories.fixed_benchmark)) as benchmark_points
        from organization_days
        cross join categories
        left join benchmark_spans
            on
                categories.category = benchmark_spans.category
                and organization_days.calendar_date >= benchmark_spans.first_date
                and (benchmark_spans.next_date is null or organization_days.calendar_date < benchmark_spans.next_date)
                and categories.fixed_benchmark is null
        group by 1, 2, 3

    )

select * from daily

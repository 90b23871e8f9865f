{#- Grain: organization, score date, category. What similar organizations reach, as loaded by the owner: the newest figure not after
    the day, none from fewer than the minimum of peers; some benchmarks are fixed. -#}
with

    organization_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    categories as (select * from {{ ref("categories") }}),

    benchmarks as (

        select *
        from {{ ref("stg_peers__benchmarks") }}
        where record_status = 'used' and peer_count >= {{ var("minimum_peers") }}

    ),

    lasting as (

        select
            category,
            metric,
            benchmark_value,
            as_of_date,
            lead(as_of_date) over (partition by category, metric order by as_of_date) as next_as_of_date
        from benchmarks

    ),

    daily as (

        select
            organization_days.organization_id,
            organization_days.calendar_date as score_date,
            categories.category,
            coalesce(max(lasting.benchmark_value) filter (where lasting.metric = 'primary_percent'), max(categories.fixed_benchmark)) as benchmark_percent,
            coalesce(max(lasting.benchmark_value) filter (where lasting.metric = 'points'), max(categories.fixed_benchmark)) as benchmark_points
        from organization_days
        cross join categories
        left join lasting
            on
                categories.category = lasting.category
                and organization_days.calendar_date >= lasting.as_of_date
                and (lasting.next_as_of_date is null or organization_days.calendar_date < lasting.next_as_of_date)
                and categories.fixed_benchmark is null
        group by 1, 2, 3

    )

select * from daily

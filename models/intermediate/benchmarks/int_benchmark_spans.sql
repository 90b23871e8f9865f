{#- Grain: category, metric, benchmark date. From when to when a loaded benchmark holds; none from fewer than the minimum of peers. -#}
with

    benchmarks as (

        select *
        from {{ ref("stg_peers__benchmarks") }}
        where record_status = 'used' and peer_count >= {{ var("minimum_peers") }}

    ),

    spans as (

        select
            category,
            metric,
            benchmark_value,
            as_of_date as first_date,
            lead(as_of_date) over (partition by category, metric order by as_of_date) as next_date
        from benchmarks

    )

select * from spans

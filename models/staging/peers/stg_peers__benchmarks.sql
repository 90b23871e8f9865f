{#- Grain: one landed benchmark: what similar organizations reach in a measure of a category. -#}
with

    source as (select * from {{ source("peers", "benchmarks") }}),

    renamed as (

        select
            {{ landed_columns() }},
            lower(trim(source.category)) as category,
            lower(trim(source.metric)) as metric,
            {{ parse_decimal("source.benchmark_value") }} as benchmark_value,
            {{ parse_integer("source.peer_count") }} as peer_count,
            {{ parse_date("source.as_of_date") }} as as_of_date,
            cast(source.received_at as date) as event_date,
            source.problem as landing_problem
        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({
                "no id": "category is null or metric is null",
                "no time": "as_of_date is null",
                "no value": "benchmark_value is null or peer_count is null",
            }) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["category", "metric", "as_of_date"], prefer=["received_at desc"],
            payload=["benchmark_value", "peer_count"], can_be_late=false
        ) }}

    )

select * from statused

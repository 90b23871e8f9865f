{#- Grain: organization, score date, endpoint score (the category's and its sub-scores). The weighted mean of the parts that rest on
    enough devices; a part that is missing gives its weight to the others. -#}
{%- set category_score = "endpoint_analytics_at_launch" if var("launch_formula") else "endpoint_analytics" %}
with

    parts as (select * from {{ ref("int_endpoint_parts_daily") }} where device_count >= {{ var("minimum_devices") }}),

    weights as (select * from {{ ref("endpoint_weights") }}),

    sub_scores as (

        select
            parts.organization_id,
            parts.score_date,
            weights.score,
            {{ ratio_of("sum(weights.weight * parts.points)", "sum(weights.weight)") }} as points
        from parts
        inner join weights on parts.part = weights.part
        where weights.score not like 'endpoint_analytics%'
        group by 1, 2, 3
        union all
        select
            organization_id,
            score_date,
            part as score,
            points
        from parts
        where part = 'app_reliability'

    ),

    category_scores as (

        select
            sub_scores.organization_id,
            sub_scores.score_date,
            'endpoint_analytics' as score,
            {{ ratio_of("sum(weights.weight * sub_scores.points)", "sum(weights.weight)") }} as points
        from sub_scores
        inner join weights on sub_scores.score = weights.part and weights.score = '{{ category_score }}'
        group by 1, 2

    ),

    scores as (

        select organization_id, score_date, score, points from sub_scores
        union all
        select organization_id, score_date, score, points from category_scores

    )

select * from scores

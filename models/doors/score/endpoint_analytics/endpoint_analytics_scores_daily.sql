{#- Grain: organization, score date. Points of endpoint analytics and the number of devices behind them; no single device. Its primary
    insight is a distance to the benchmark, so there is no primary share. -#}
{%- set sub_scores = ["startup", "recommended_software"] if var("launch_formula") else ["startup", "app_reliability", "work_from_anywhere"] %}
with

    organization_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    device_days as (select * from {{ ref("int_device_days") }}),

    parts as (select * from {{ ref("int_endpoint_parts_daily") }}),

    scores as (select * from {{ ref("int_endpoint_scores_daily") }}),

    enrolled as (select organization_id, score_date, count(*) as device_count from device_days group by organization_id, score_date),

    measured as (select organization_id, score_date, max(device_count) as device_count from parts group by organization_id, score_date),

    pivoted as (

        select
            organization_id,
            score_date,
            max(points) filter (where score = 'endpoint_analytics') as points,
            nullif(concat_ws(
                ', '{% for sub_score in sub_scores %}, case when not bool_or(score = '{{ sub_score }}') then '{{ sub_score }}' end{% endfor %}
            ), '') as missing_sub_scores
        from scores
        group by organization_id, score_date

    ),

    daily as (

        select
            organization_days.organization_id,
            organization_days.calendar_date as score_date,
            'endpoint_analytics' as category,
            coalesce(enrolled.device_count, 0) as licensed_count,
            cast(null as bigint) as primary_numerator,
            cast(null as bigint) as primary_denominator,
            pivoted.points,
            case
                when pivoted.points is not null then null
                when coalesce(enrolled.device_count, measured.device_count, 0) = 0 then 'no devices reporting'
                when greatest(coalesce(enrolled.device_count, 0), coalesce(measured.device_count, 0)) < {{ var("minimum_devices") }}
                    or measured.device_count < {{ var("minimum_devices") }} then 'fewer than {{ var("minimum_devices") }} devices'
                else 'no endpoint analytics'
            end as unavailable_reason,
            case when pivoted.points is not null then pivoted.missing_sub_scores end as partial_sources
        from organization_days
        left join enrolled
            on organization_days.organization_id = enrolled.organization_id and organization_days.calendar_date = enrolled.score_date
        left join measured
            on organization_days.organization_id = measured.organization_id and organization_days.calendar_date = measured.score_date
        left join pivoted
            on organization_days.organization_id = pivoted.organization_id and organization_days.calendar_date = pivoted.score_date

    )

select * from daily

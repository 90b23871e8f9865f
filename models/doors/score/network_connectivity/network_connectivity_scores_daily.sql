{#- Grain: organization, score date. The mean assessment of the offices, each weighted by the people estimated there. The primary
    share counts samples: connections to Exchange that are poor. -#}
with

    organization_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    location_days as (select * from {{ ref("int_network_location_days") }}),

    offices as (

        select
            organization_id,
            score_date,
            {{ ratio_of(
                "sum(weight * assessment_points) filter (where is_counted)",
                "sum(weight) filter (where is_counted and assessment_points is not null)"
            ) }} as points,
            cast(sum(exchange_poor_count) filter (where is_counted) as bigint) as exchange_poor_count,
            cast(sum(exchange_sample_count) filter (where is_counted) as bigint) as exchange_sample_count,
            nullif(concat_ws(
                ', '{% for workload in ["exchange", "sharepoint", "teams"] %},
                case when count({{ workload }}_points) filter (where is_counted) = 0 then '{{ workload }}' end{% endfor %}
            ), '') as missing_workloads
        from (
            select
                *,
                is_shown{{ " and not is_remote" if not var("include_remote_locations") }} as is_counted
            from location_days
        ) as marked
        group by organization_id, score_date

    ),

    daily as (

        select
            organization_days.organization_id,
            organization_days.calendar_date as score_date,
            'network_connectivity' as category,
            cast(null as bigint) as licensed_count,
            case when offices.exchange_sample_count > 0 then offices.exchange_poor_count end as primary_numerator,
            nullif(offices.exchange_sample_count, 0) as primary_denominator,
            offices.points,
            case
                when offices.points is not null then null
                when offices.organization_id is null then 'no network samples'
                else 'no samples of an office'
            end as unavailable_reason,
            case when offices.points is not null then offices.missing_workloads end as partial_sources
        from organization_days
        left join offices
            on organization_days.organization_id = offices.organization_id and organization_days.calendar_date = offices.score_date

    )

select * from daily

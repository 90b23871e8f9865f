{#- Grain: organization, score date, insight, segment. Shares of samples at the locations that count; workload points in thousandths. -#}
{%- set shares = {
    "exchange_poor_connections": ("exchange_poor_count", "exchange_sample_count"),
    "sharepoint_poor_connections": ("sharepoint_poor_count", "sharepoint_sample_count"),
    "slow_sharepoint_download": ("sharepoint_slow_count", "sharepoint_sample_count"),
    "backhauled_egress": ("egress_far_count", "egress_known_count"),
    "intercepted_connections": ("interception_count", "interception_known_count"),
    "distant_front_door": ("front_door_far_count", "front_door_known_count"),
} %}
with

    location_days as (

        select * from {{ ref("int_network_location_days") }}
        where is_shown{{ " and not is_remote" if not var("include_remote_locations") }}

    ),

    insights as (

        {% for insight, (part, whole) in shares.items() -%}
        select
            organization_id,
            score_date,
            '{{ insight }}' as insight,
            'all' as segment,
            cast(sum({{ part }}) as bigint) as numerator,
            cast(sum({{ whole }}) as bigint) as denominator,
            true as is_headline
        from location_days
        group by organization_id, score_date
        union all
        {% endfor -%}
        {% for workload in ["exchange", "sharepoint", "teams"] -%}
        select
            organization_id,
            score_date,
            'workload_points',
            '{{ workload }}',
            cast(round({{ ratio_of("sum(weight * " ~ workload ~ "_points)", "sum(weight)") }} * 1000) as bigint),
            100000,
            false
        from location_days
        where {{ workload }}_points is not null
        group by organization_id, score_date
        {{ "union all" if not loop.last }}
        {% endfor %}
    ),

    counted as (select * from insights where denominator > 0)

select * from counted

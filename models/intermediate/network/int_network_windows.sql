{#- Grain: organization, location (an office, or a remote city), last day of three. Medians and quartiles of the three days, by linear
    interpolation, and what the insights count. Each sample unfolds into the three windows it belongs to. -#}
{%- set counted = {
    "exchange_sample_count": "workload = 'exchange'",
    "sharepoint_sample_count": "workload = 'sharepoint'",
    "teams_sample_count": "workload = 'teams'",
    "exchange_poor_count": "workload = 'exchange' and points < " ~ var("exchange_poor_points"),
    "sharepoint_poor_count": "workload = 'sharepoint' and points < " ~ var("sharepoint_poor_points"),
    "sharepoint_slow_count": "workload = 'sharepoint' and download_mbytes_per_s < 1",
    "egress_known_count": "egress_distance_km is not null",
    "egress_far_count": "egress_distance_km > " ~ var("egress_distance_km_max"),
    "interception_known_count": "is_intercepted is not null",
    "interception_count": "is_intercepted",
    "front_door_known_count": "is_front_door_optimal is not null",
    "front_door_far_count": "not is_front_door_optimal",
} -%}
{%- set quantiles = {
    "exchange_latency_ms": ("tcp_latency_ms", "exchange", 0.5),
    "sharepoint_download_mbytes_per_s": ("download_mbytes_per_s", "sharepoint", 0.25),
    "teams_latency_ms": ("udp_latency_ms", "teams", 0.5),
    "teams_jitter_ms": ("udp_jitter_ms", "teams", 0.5),
    "teams_loss_percent": ("udp_loss_pct", "teams", 0.5),
} %}
with

    samples as (select * from {{ ref("int_network_samples") }}),

    unfolded as (

        select
            *,
            unnest({{ date_spine("sample_date", date_plus("sample_date", var("network_days") - 1)) }}) as window_end
        from samples

    ),

    summarised as (

        select
            organization_id,
            location_id,
            is_remote,
            {% for name, condition in counted.items() -%}
            count(*) filter (where {{ condition }}) as {{ name }},
            {% endfor -%}
            {% for name, (measure, workload, fraction) in quantiles.items() -%}
            cast(
                percentile_cont({{ fraction }}) within group (order by cast({{ measure }} as double)) filter (where workload = '{{ workload }}')
                as decimal(18, 6)
            ) as {{ name }},
            {% endfor -%}
            max(sample_date) as last_sample_date,
            window_end
        from unfolded
        group by organization_id, location_id, is_remote, window_end

    )

select * from summarised

{#- Grain: one connectivity sample. Its own points, where its workload is scored by one measure. -#}
with

    samples as (select * from {{ ref("stg_network__samples") }} where record_status = 'used'),

    locations as (select * from {{ ref("int_network_locations") }}),

    curves as (select * from {{ ref("score_curves") }}),

    measured as (

        select
            samples.*,
            case samples.workload
                when 'exchange' then 'exchange_latency_ms'
                when 'sharepoint' then 'sharepoint_download_mbytes_per_s'
            end as curve,
            case samples.workload
                when 'exchange' then samples.tcp_latency_ms
                when 'sharepoint' then samples.download_mbytes_per_s
                else coalesce(samples.udp_latency_ms, samples.udp_jitter_ms, samples.udp_loss_pct)
            end as measure
        from samples

    ),

    scored as (

        select
            measured.organization_id,
            measured.location_id,
            measured.workload,
            measured.tcp_latency_ms,
            measured.download_mbytes_per_s,
            measured.udp_latency_ms,
            measured.udp_jitter_ms,
            measured.udp_loss_pct,
            measured.egress_distance_km,
            {{ curve_points("measured.measure", "curves") }} as points,
            coalesce(measured.is_remote, false) or coalesce(locations.is_remote, false) as is_remote,
            measured.is_intercepted,
            measured.is_front_door_optimal,
            measured.event_date as sample_date
        from measured
        left join curves on measured.curve = curves.curve and {{ between_ends("measured.measure", "curves") }}
        left join locations
            on measured.organization_id = locations.organization_id and measured.location_id = locations.location_id
        where measured.measure is not null

    )

select * from scored

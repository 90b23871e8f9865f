{#- Grain: organization, office or remote city, score date. Remote cities leave only with enough remote people. -#}
with

    location_days as (select * from {{ ref("int_network_location_days") }}),

    shown as (

        select
            organization_id,
            location_id,
            score_date,
            city,
            country,
            exchange_sample_count,
            sharepoint_sample_count,
            teams_sample_count,
            exchange_latency_ms,
            sharepoint_download_mbytes_per_s,
            teams_latency_ms,
            teams_jitter_ms,
            teams_loss_percent,
            exchange_points,
            sharepoint_points,
            teams_points,
            assessment_points,
            is_remote,
            window_end as measured_date
        from location_days
        where is_shown

    )

select * from shown

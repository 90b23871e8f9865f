{#- Grain: organization, office or remote city, day. -#}
with

    locations as (select * from {{ ref("network_locations_without_people_daily") }}),

    ordered as (

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
            measured_date
        from locations
        order by organization_id, location_id, is_remote, score_date

    )

select * from ordered

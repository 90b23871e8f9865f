{#- Grain: organization, location, last day of three. Points per workload with samples; Teams by the step table, or by an estimated
    opinion score. -#}
{%- set teams_points = opinion_score_points("windows.teams_latency_ms", "windows.teams_jitter_ms", "windows.teams_loss_percent")
    if var("teams_network_formula") == "opinion_score" else "cast(coalesce(stepped.points, 0) as decimal(18, 12))" %}
with

    windows as (select * from {{ ref("int_network_windows") }}),

    curves as (select * from {{ ref("score_curves") }}),

    steps as (select * from {{ ref("teams_network_steps") }}),

    exchange_pieces as (select * from curves where curve = 'exchange_latency_ms'),

    sharepoint_pieces as (select * from curves where curve = 'sharepoint_download_mbytes_per_s'),

    stepped as (

        select
            windows.organization_id,
            windows.location_id,
            windows.is_remote,
            windows.window_end,
            max(steps.points) as points
        from windows
        inner join steps
            on
                windows.teams_loss_percent <= steps.loss_percent_max
                and windows.teams_latency_ms <= steps.latency_ms_max
                and windows.teams_jitter_ms <= steps.jitter_ms_max
        group by 1, 2, 3, 4

    ),

    scored as (

        select
            windows.*,
            {{ curve_points("windows.exchange_latency_ms", "exchange_pieces") }} as exchange_points,
            {{ curve_points("windows.sharepoint_download_mbytes_per_s", "sharepoint_pieces") }} as sharepoint_points,
            case
                when windows.teams_loss_percent is not null and windows.teams_latency_ms is not null and windows.teams_jitter_ms is not null
                    then {{ teams_points }}
            end as teams_points
        from windows
        left join exchange_pieces on {{ between_ends("windows.exchange_latency_ms", "exchange_pieces") }}
        left join sharepoint_pieces on {{ between_ends("windows.sharepoint_download_mbytes_per_s", "sharepoint_pieces") }}
        left join stepped
            on
                windows.organization_id = stepped.organization_id
                and windows.location_id = stepped.location_id
                and windows.is_remote = stepped.is_remote
                and windows.window_end = stepped.window_end

    )

select * from scored

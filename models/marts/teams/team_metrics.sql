{#- Grain: organization, window, team, metric. What a manager may read of his direct reports together. -#}
with

    metrics as (select * from {{ ref("group_metrics_released") }} where level = 'team'),

    ordered as (

        select
            organization_id,
            window_start,
            window_end,
            group_id as team_id,
            metric,
            head_count,
            released_value,
            noise_scale,
            half_width_90,
            estimate,
            estimate_low_90,
            estimate_high_90,
            reading,
            status,
            epsilon_window,
            epsilon_year,
            policy_version
        from metrics
        order by organization_id, window_start, team_id, metric

    )

select * from ordered

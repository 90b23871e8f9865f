{#- Grain: organization, window, level, roll-up, metric. Sums of released team sums: departments, managers' whole trees, the organization. -#}
with

    metrics as (select * from {{ ref("group_metrics_released") }} where level <> 'team'),

    ordered as (

        select
            organization_id,
            window_start,
            window_end,
            level,
            group_id as rollup_id,
            metric,
            team_count,
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
        order by organization_id, window_start, level, rollup_id, metric

    )

select * from ordered

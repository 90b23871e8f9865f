{#- Grain: organization, window, level, group, metric. Shrinkage to the organization's mean and a causal filter over a group's windows:
    post-processing of released values and public figures alone. -#}
with

    means as (select * from {{ ref("released_means") }}),

    metrics as (select * from {{ ref("team_metric_definitions") }}),

    bounds as (

        select
            list({{ weekly_hours("centre_seconds") }} order by position) as centre,
            max({{ weekly_hours("tick_seconds") }}) as tick_hours
        from metrics

    ),

    balls as (

        select
            organization_id,
            max(sensitivity_ticks) / 2 as radius_ticks
        from {{ ref("release_charges") }}
        group by organization_id

    ),

    panels as (

        select
            means.organization_id,
            means.level,
            means.group_id,
            means.window_start,
            max(means.head_count) as head_count,
            max(2 * means.draw_count * means.noise_scale_hours * means.noise_scale_hours) as noise_variance,
            list(means.released_hours order by metrics.position) as released_values
        from means
        inner join metrics on means.metric = metrics.metric
        group by means.organization_id, means.level, means.group_id, means.window_start

    ),

    estimated as (

        select
            panels.organization_id,
            panels.level,
            unnest(estimate_releases(
                list(group_id order by group_id, window_start),
                list({{ privacy_window_number("window_start") }} order by group_id, window_start),
                list(head_count order by group_id, window_start),
                list(released_values order by group_id, window_start),
                list(noise_variance order by group_id, window_start),
                any_value(bounds.centre),
                any_value(bounds.tick_hours * balls.radius_ticks)
            )) as one
        from panels
        inner join balls on panels.organization_id = balls.organization_id
        cross join bounds
        group by panels.organization_id, panels.level

    ),

    computed as (

        select
            estimated.organization_id,
            estimated.level,
            estimated.one['group_id'] as group_id,
            coalesce(metrics.metric, 'collaboration_hours') as metric,
            cast(estimated.one['estimate'] as decimal(18, 6)) as estimate,
            cast(estimated.one['low'] as decimal(18, 6)) as estimate_low_90,
            cast(estimated.one['high'] as decimal(18, 6)) as estimate_high_90,
            {{ date_plus("date '" ~ var("privacy_window_anchor") ~ "'", "estimated.one['window_number'] * " ~ var("window_days")) }} as window_start
        from estimated
        left join metrics on estimated.one['metric_position'] = metrics.position

    )

select * from computed

{#- Grain: organization, window, level, group, metric, collaboration_hours included: it is the sum of the four released channels. Weekly
    hours of the mean person, with what the noise does to them; all of it follows from released_groups and public figures. -#}
with

    released_groups as (select * from {{ ref("released_groups") }}),

    metrics as (select * from {{ ref("team_metric_definitions") }}),

    charges as (select * from {{ ref("release_charges") }}),

    summed as (

        select
            released_groups.*,
            metrics.centre_seconds,
            metrics.tick_seconds,
            1 as draw_count
        from released_groups
        inner join metrics on released_groups.metric = metrics.metric
        union all
        select
            released_groups.organization_id,
            released_groups.window_start,
            released_groups.window_end,
            released_groups.level,
            released_groups.group_id,
            'collaboration_hours' as metric,
            released_groups.team_count,
            released_groups.head_count,
            cast(sum(released_groups.released_ticks) as bigint) as released_ticks,
            cast(sum(metrics.centre_seconds) as bigint) as centre_seconds,
            metrics.tick_seconds,
            count(*) as draw_count
        from released_groups
        inner join metrics on released_groups.metric = metrics.metric
        where metrics.channel_priority is not null
        group by all

    ),

    means as (

        select
            summed.organization_id,
            summed.window_start,
            summed.window_end,
            summed.level,
            summed.group_id,
            summed.metric,
            summed.team_count,
            summed.head_count,
            charges.epsilon,
            charges.policy,
            charges.policy_version,
            {{ weekly_hours("summed.centre_seconds") }} as centre_hours,
            {{ weekly_hours("summed.centre_seconds + cast(summed.released_ticks as double) * summed.tick_seconds / summed.head_count") }}
                as released_hours,
            {{ weekly_hours("cast(charges.noise_scale_ticks as double) * summed.tick_seconds / summed.head_count") }} as noise_scale_hours,
            summed.draw_count * summed.team_count as draw_count
        from summed
        inner join charges on summed.organization_id = charges.organization_id and summed.window_start = charges.window_start

    )

select * from means

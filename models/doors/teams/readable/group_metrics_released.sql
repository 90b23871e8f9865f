{#- Grain: organization, window, level, group, metric. What a reader may see of a group: which rows exist and which are blank follows from
    roster and policy; every figure and word follows from released values. -#}
with

    means as (select * from {{ ref("released_means") }}),

    estimates as (select * from {{ ref("released_estimates") }}),

    policies as (select * from {{ ref("release_policies") }}),

    adopted as (select * from {{ ref("adopted_policies") }}),

    paired as (

        select
            means.*,
            policies.minimum_team_size,
            policies.wide_percent,
            adopted.cap_windows,
            estimates.estimate,
            estimates.estimate_low_90,
            estimates.estimate_high_90,
            {{ half_width_90("means.noise_scale_hours", "means.draw_count") }} as half_width_hours,
            max(case when means.level = 'organization' then estimates.estimate end) over (
                partition by means.organization_id, means.window_start, means.metric
            ) as organization_estimate
        from means
        inner join policies on means.policy = policies.policy
        inner join adopted on means.organization_id = adopted.organization_id
        inner join estimates
            on
                means.organization_id = estimates.organization_id
                and means.window_start = estimates.window_start
                and means.level = estimates.level
                and means.group_id = estimates.group_id
                and means.metric = estimates.metric

    ),

    judged as (

        select
            *,
            case
                when head_count < minimum_team_size then 'below_minimum'
                when half_width_hours * 100 > wide_percent * centre_hours then 'wide'
                else 'released'
            end as status,
            case
                when level = 'organization' then 'typical'
                when estimate_low_90 > organization_estimate then 'above'
                when estimate_high_90 < organization_estimate then 'below'
                when
                    estimate_low_90 >= organization_estimate * (100 - {{ var("typical_percent") }}) / 100
                    and estimate_high_90 <= organization_estimate * (100 + {{ var("typical_percent") }}) / 100
                    then 'typical'
                else 'cannot tell'
            end as reading
        from paired

    ),

    shown as (

        select
            organization_id,
            window_start,
            window_end,
            level,
            group_id,
            metric,
            team_count,
            head_count,
            case when status <> 'below_minimum' then cast(released_hours as decimal(18, 6)) end as released_value,
            cast(noise_scale_hours as decimal(18, 6)) as noise_scale,
            cast(half_width_hours as decimal(18, 6)) as half_width_90,
            case when status <> 'below_minimum' then estimate end as estimate,
            case when status <> 'below_minimum' then estimate_low_90 end as estimate_low_90,
            case when status <> 'below_minimum' then estimate_high_90 end as estimate_high_90,
            case when status <> 'below_minimum' then reading else 'cannot tell' end as reading,
            status,
            epsilon as epsilon_window,
            cast(epsilon * cap_windows as decimal(18, 12)) as epsilon_year,
            policy_version
        from judged

    )

select * from shown

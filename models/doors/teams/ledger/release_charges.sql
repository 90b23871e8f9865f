{#- Grain: organization, window. What a window costs everybody on its roster, committed before anything is drawn from it. -#}
with

    plan as (select * from {{ ref("release_plan") }} where window_status = 'ready'),

    switches as (select * from {{ ref("release_switches") }}),

    parameters as (select * from {{ ref("release_parameters") }}),

    policies as (select * from {{ ref("adopted_policies") }}),  -- depends_on: {{ ref("charged_tenants") }}

    kept as (select * from {{ this }}),

    charges as (

        select
            plan.organization_id,
            plan.window_start,
            plan.window_end,
            switches.epsilon_window as epsilon,
            2 * switches.radius_ticks as sensitivity_ticks,
            {{ noise_scale("2 * switches.radius_ticks", "switches.epsilon_window") }} as noise_scale_ticks,
            switches.policy,
            switches.policy_version,
            parameters.parameters,
            switches.build_date as charged_on,
            switches.build_id
        from plan
        inner join switches on plan.organization_id = switches.organization_id
        inner join parameters on plan.organization_id = parameters.organization_id
        inner join policies on plan.organization_id = policies.organization_id
        left join kept
            on
                plan.organization_id = kept.organization_id
                and plan.window_start <= kept.window_end
                and plan.window_end >= kept.window_start
        where kept.window_start is null

    )

select * from charges

{#- Grain: organization. The policy it was switched on with, written with its first charge: from then on a ceiling. -#}
with

    plan as (select distinct organization_id from {{ ref("release_plan") }} where window_status = 'ready'),

    switches as (select * from {{ ref("release_switches") }}),

    parameters as (select * from {{ ref("release_parameters") }}),

    first_windows as (select * from {{ ref("release_first_windows") }}),

    kept as (select * from {{ this }}),

    adopted as (

        select
            switches.organization_id,
            switches.policy,
            switches.policy_version,
            switches.epsilon_window,
            switches.epsilon_cap,
            switches.cap_windows,
            first_windows.first_window_start,
            parameters.sources,
            parameters.required_tables,
            switches.build_date as switched_on,
            switches.build_id
        from plan
        inner join switches on plan.organization_id = switches.organization_id
        inner join parameters on plan.organization_id = parameters.organization_id
        inner join first_windows on plan.organization_id = first_windows.organization_id
        where plan.organization_id not in (select kept.organization_id from kept)

    )

select * from adopted

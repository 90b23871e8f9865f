{#- Grain: organization. The release policy its owner asks for, else the one in the ledger, else the project's. What it clips with and what
    it is charged for come from this one row. -#}
with

    organizations as (select * from {{ ref("stg_landing_control__organizations") }}),

    settings as (select * from {{ ref("int_organization_settings") }}),

    adopted as (select * from {{ ref("stg_ledger__adopted_policies") }}),

    policies as (select * from {{ ref("release_policies") }}),

    asked as (

        select
            organizations.organization_id,
            coalesce(settings.team_release_policy, adopted.policy, '{{ var("team_release_policy") }}') as policy
        from organizations
        left join settings on organizations.organization_id = settings.organization_id
        left join adopted on organizations.organization_id = adopted.organization_id

    ),

    chosen as (

        select
            asked.organization_id,
            asked.policy,
            policies.policy_version,
            policies.epsilon_window,
            policies.epsilon_cap,
            policies.cap_windows,
            policies.radius_ticks,
            policies.minimum_team_size,
            policies.closing_days,
            policies.wide_percent
        from asked
        left join policies on asked.policy = policies.policy

    )

select * from chosen

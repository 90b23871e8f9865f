{#- Grain: organization. Whether its owner lets team numbers out, and under which policy. Off until somebody says on; whoever says off
    wins. From the first charge on the ledger's policy holds: a build may lower its epsilon and cap, never raise them. -#}
{%- set asked_epsilon = "cast(" ~ (var("team_epsilon") if var("team_epsilon") is not none else "null") ~ " as decimal(18, 12))" %}
with

    organizations as (select * from {{ ref("stg_landing_control__organizations") }}),

    settings as (select * from {{ ref("int_organization_settings") }}),

    policies as (select * from {{ ref("int_team_policies") }}),

    kept as (select * from {{ ref("stg_ledger__adopted_policies") }}),

    asked as (

        select
            organizations.organization_id,
            organizations.build_id,
            settings.required_tables,
            coalesce(organizations.requested_team_release, settings.team_release, 'off') = 'on'
            and coalesce(settings.team_release, 'on') = 'on'
            and not coalesce(settings.has_opted_out, false) as is_on,
            organizations.build_date,
            coalesce(organizations.requested_as_of, organizations.build_date) as closing_date
        from organizations
        left join settings on organizations.organization_id = settings.organization_id

    ),

    switches as (

        select
            asked.organization_id,
            asked.build_id,
            policies.policy,
            policies.policy_version,
            coalesce(kept.required_tables, asked.required_tables) as required_tables,
            asked.is_on,
            coalesce({{ asked_epsilon }}, case when policies.policy is distinct from kept.policy then policies.epsilon_window end) as asked_epsilon,
            coalesce(kept.epsilon_window, policies.epsilon_window) as allowed_epsilon,
            least({{ asked_epsilon }}, policies.epsilon_window, kept.epsilon_window) as epsilon_window,
            least(policies.epsilon_cap, kept.epsilon_cap) as epsilon_cap,
            greatest(policies.cap_windows, kept.cap_windows) as cap_windows,
            policies.radius_ticks,
            policies.minimum_team_size,
            policies.wide_percent,
            asked.build_date,
            {{ date_plus("asked.closing_date", "-policies.closing_days") }} as last_closed_date,
            kept.first_window_start
        from asked
        inner join policies on asked.organization_id = policies.organization_id
        left join kept on asked.organization_id = kept.organization_id

    )

select * from switches

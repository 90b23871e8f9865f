{#- Grain: organization, reason why its releases may not go on. A row stops the build before anything is charged: each reason is a way to
    get a second draw, or a dearer one than was agreed. So a built table is always empty. -#}
with

    switches as (select * from {{ ref("release_switches") }} where is_on),

    parameters as (select * from {{ ref("release_parameters") }}),

    policies as (select * from {{ ref("release_policies") }}),

    name_conflicts as (select * from {{ ref("release_name_conflicts") }}),

    charges as (select * from {{ ref("stg_ledger__release_charges") }}),

    released as (select distinct organization_id, window_start from {{ ref("stg_ledger__released_team_sums") }}),

    refusals as (

        select organization_id, 'no policy of that name: team_release_policy must be a row of the seed release_policies' as refusal
        from switches
        where epsilon_window is null
        union all
        select organization_id, 'epsilon may only be lowered: leave team_epsilon out, or ask for at most what the ledger or policy allows'
        from switches
        where asked_epsilon > allowed_epsilon or asked_epsilon <= 0
        union all
        select organization_id, 'epsilon is too small for noise that can be drawn exactly: ask for more, or narrow the radius'
        from switches
        where epsilon_window * {{ var("largest_noise_scale_ticks") }} < 2 * radius_ticks
        union all
        select organization_id, 'the promises speak of 28-day windows and 13 a year: restore window_days and windows_per_year'
        from switches
        where {{ var("window_days") }} <> 28 or {{ var("windows_per_year") }} <> 13
        union all
        select distinct organization_id, 'windows have moved: charges in the ledger stand on other days; restore the window anchor'
        from charges
        where
            window_start <> {{ privacy_window_start("window_start") }}
            or window_end <> {{ date_plus("window_start", var("window_days") - 1) }}
        union all
        select organization_id, refusal
        from name_conflicts
        union all
        select distinct charges.organization_id, 'a window is charged and not drawn, and its parameters have changed since: restore them'
        from charges
        inner join parameters on charges.organization_id = parameters.organization_id
        left join released on charges.organization_id = released.organization_id and charges.window_start = released.window_start
        where released.window_start is null and charges.parameters <> parameters.parameters
        union all
        select distinct charges.organization_id, 'released sums were taken with other centres or ticks than team_metric_definitions has: restore them'
        from charges
        inner join parameters on charges.organization_id = parameters.organization_id
        where position(parameters.coordinates in charges.parameters) = 0
        union all
        select distinct organization_id, 'a window was charged under a policy that release_policies no longer has: restore its row'
        from charges
        where policy not in (select policies.policy from policies)

    ),

    refused as (select * from refusals where {{ raise_error("organization_id || ': ' || refusal") }})

select * from refused

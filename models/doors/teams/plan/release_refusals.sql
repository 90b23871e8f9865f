{#- Grain: organization, reason why its releases may not go on. A row stops the build before anything is charged: each reason is a way to
    get a second draw, or a dearer one than was agreed. So a built table is always empty. -#}
with

    switches as (select * from {{ ref("release_switches") }} where is_on),

    parameters as (select * from {{ ref("release_parameters") }}),

    tenants as (select * from {{ ref("int_tenants") }}),

    bound_tenants as (select * from {{ ref("stg_ledger__charged_tenants") }}),

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
        select distinct organization_id, 'windows have moved: charges in the ledger stand on other days; restore the window anchor'
        from charges
        where
            window_start <> {{ privacy_window_start("window_start") }}
            or window_end <> {{ date_plus("window_start", var("window_days") - 1) }}
        union all
        select distinct tenants.organization_id, 'its tenant has been charged as ' || bound_tenants.organization_id || ': use that name'
        from tenants
        inner join bound_tenants on tenants.tenant_id = bound_tenants.tenant_id
        where tenants.organization_id <> bound_tenants.organization_id
        union all
        select distinct tenants.organization_id, 'another organization of this build has the same tenant: deliver a tenant under one name'
        from tenants
        inner join switches on tenants.organization_id = switches.organization_id
        inner join tenants as others on tenants.tenant_id = others.tenant_id and tenants.organization_id <> others.organization_id
        union all
        select bound_tenants.organization_id, 'its data come from another tenant than the one that has been charged under this name'
        from bound_tenants
        inner join switches on bound_tenants.organization_id = switches.organization_id
        left join tenants on bound_tenants.organization_id = tenants.organization_id and bound_tenants.tenant_id = tenants.tenant_id
        group by bound_tenants.organization_id
        having count(tenants.tenant_id) = 0
        union all
        select distinct charges.organization_id, 'a window is charged and not drawn, and its parameters have changed since: restore them'
        from charges
        inner join parameters on charges.organization_id = parameters.organization_id
        left join released on charges.organization_id = released.organization_id and charges.window_start = released.window_start
        where released.window_start is null and charges.parameters <> parameters.parameters

    ),

    refused as (select * from refusals where {{ raise_error("organization_id || ': ' || refusal") }})

select * from refused

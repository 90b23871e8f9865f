{#- Grain: tenant. The organization it is charged as, so that no second name gets a second draw. -#}
with

    tenants as (select * from {{ ref("int_tenants") }}),

    policies as (select * from {{ ref("adopted_policies") }}),

    switches as (select * from {{ ref("release_switches") }}),

    kept as (select * from {{ this }}),

    charged as (

        select
            tenants.organization_id,
            tenants.tenant_id,
            switches.build_id
        from tenants
        inner join policies on tenants.organization_id = policies.organization_id
        inner join switches on tenants.organization_id = switches.organization_id
        where tenants.tenant_id not in (select kept.tenant_id from kept)

    )

select * from charged

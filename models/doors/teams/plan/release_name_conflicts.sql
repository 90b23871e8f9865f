{#- Grain: organization, reason why it may not be charged under its name. One budget belongs to one set of people: its tenant, and the
    files about its people where no tenant is known, keep the name they were charged under. -#}
with

    switches as (select * from {{ ref("release_switches") }} where is_on),

    tenants as (select * from {{ ref("int_tenants") }}),

    bound_tenants as (select * from {{ ref("stg_ledger__charged_tenants") }}),

    charged as (select distinct organization_id from {{ ref("stg_ledger__release_charges") }}),

    files as (select * from {{ ref("stg_landing_control__files") }} where record_count > 0),

    receipts as (select * from {{ ref("stg_landing_control__receipts") }}),

    known as (

        select organization_id from charged
        union
        select organization_id from switches

    ),

    shared_files as (

        select distinct
            files.organization_id,
            receipts.organization_id as other_organization_id
        from files
        inner join switches on files.organization_id = switches.organization_id
        inner join receipts on files.file_id = receipts.file_id and files.organization_id <> receipts.organization_id
        inner join known on receipts.organization_id = known.organization_id
        left join charged on files.organization_id = charged.organization_id
        left join tenants on files.organization_id = tenants.organization_id
        where
            files.system in ('hr', 'graph_data_connect', 'graph', 'office365_audit', 'mail_events', 'teams')
            and charged.organization_id is null
            and tenants.organization_id is null

    ),

    conflicts as (

        select distinct tenants.organization_id, 'its tenant has been charged as ' || bound_tenants.organization_id || ': use that name' as refusal
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
        select organization_id, 'a file about its people is known as that of ' || other_organization_id || ': deliver it under one name'
        from shared_files

    )

select * from conflicts

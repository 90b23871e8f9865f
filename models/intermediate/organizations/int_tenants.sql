{#- Grain: organization, tenant. Tenant ids tell inside from outside: the organization's own are those of its directory, else of its audit log. -#}
with

    users as (select * from {{ ref("stg_graph_data_connect__users") }} where record_status = 'used'),

    audit_records as (select * from {{ ref("stg_office365_audit__records") }} where record_status = 'used'),

    seen as (

        select distinct organization_id, tenant_id, 1 as preference from users where tenant_id is not null
        union all
        select distinct organization_id, tenant_id, 2 as preference from audit_records where tenant_id is not null

    ),

    preferred as (

        select
            organization_id,
            tenant_id,
            preference = min(preference) over (partition by organization_id) as is_preferred
        from seen

    ),

    tenants as (select distinct organization_id, tenant_id from preferred where is_preferred)

select * from tenants

{#- Grain: organization. Which source says who is licensed: the first of the written order that exists. -#}
with

    organizations as (select * from {{ ref("int_organizations") }}),

    exports as (select * from {{ ref("int_licence_exports") }}),

    plans as (select distinct organization_id from {{ ref("int_licence_plans") }}),

    seen as (

        select
            organization_id,
            bool_or(licence_source = 'active_users') as has_active_users,
            bool_or(licence_source = 'activations') as has_activations,
            bool_or(licence_source = 'assigned_products') as has_assigned_products
        from exports
        group by organization_id

    ),

    chosen as (

        select
            organizations.organization_id,
            case
                when seen.has_active_users then 'active_users'
                when plans.organization_id is not null then 'assigned_plans'
                when seen.has_assigned_products then 'assigned_products'
            end as licence_source,
            case
                when seen.has_activations then 'activations'
                when seen.has_assigned_products then 'assigned_products'
                when plans.organization_id is not null then 'assigned_plans'
            end as apps_source
        from organizations
        left join seen on organizations.organization_id = seen.organization_id
        left join plans on organizations.organization_id = plans.organization_id

    )

select * from chosen

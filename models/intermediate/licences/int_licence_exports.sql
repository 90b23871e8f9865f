{#- Grain: organization, identity, report day, source of licences. Which products a licence export says a person has. An export
    with more than half of its names concealed says nothing about anybody. -#}
with

    active_users as (select * from {{ ref("stg_graph_reports__office365_active_user_detail") }} where record_status = 'used'),

    activations as (select * from {{ ref("stg_graph_reports__office365_activations_user_detail") }} where record_status = 'used'),

    assigned_products as (select * from {{ ref("int_assigned_products") }}),

    licence_products as (select * from {{ ref("licence_products") }}),

    flags as (

        {% for product in var("products") if product != "apps" -%}
        select
            organization_id,
            identity_id,
            identity_kind,
            'active_users' as licence_source,
            '{{ product }}' as product,
            has_{{ product }}_licence and not coalesce(is_deleted, false) as is_enabled,
            report_refresh_date as export_date,
            {{ product }}_licence_assign_date as assigned_date
        from active_users
        union all
        {% endfor %}
        select
            organization_id,
            identity_id,
            identity_kind,
            'activations',
            'apps',
            true,
            report_refresh_date,
            null
        from activations
        union all
        select
            assigned_products.organization_id,
            assigned_products.identity_id,
            assigned_products.identity_kind,
            'assigned_products',
            licence_products.product,
            not coalesce(assigned_products.is_deleted, false),
            assigned_products.report_refresh_date,
            null
        from assigned_products
        inner join licence_products on assigned_products.product_name = licence_products.product_name

    ),

    judged as (

        select
            *,
            2 * sum(cast(identity_kind = 'concealed' as integer)) over same_export > count(*) over same_export as is_concealed
        from flags
        window same_export as (partition by organization_id, licence_source, export_date)

    )

select * from judged

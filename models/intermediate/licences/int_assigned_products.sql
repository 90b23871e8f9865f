{#- Grain: organization, identity, report day, assigned product name. Any usage report lists a person's products. -#}
{%- set reports = [
    "email_activity_user_detail", "teams_user_activity_user_detail", "yammer_activity_user_detail",
    "onedrive_activity_user_detail", "sharepoint_activity_user_detail", "office365_active_user_detail",
] -%}
with

    report_rows as (

        {% for report in reports -%}
        select organization_id, identity_id, identity_kind, report_refresh_date, is_deleted, assigned_products
        from {{ ref("stg_graph_reports__" ~ report) }}
        where record_status = 'used' and assigned_products is not null
        {{ "union" if not loop.last }}
        {% endfor %}
    ),

    named as (

        select
            organization_id,
            identity_id,
            identity_kind,
            is_deleted,
            report_refresh_date,
            {{ product_names("assigned_products") }} as product_names
        from report_rows

    ),

    products as (

        select distinct
            organization_id,
            identity_id,
            identity_kind,
            upper(trim(unnest(product_names))) as product_name,
            is_deleted,
            report_refresh_date
        from named

    ),

    named_products as (select * from products where product_name <> '')

select * from named_products

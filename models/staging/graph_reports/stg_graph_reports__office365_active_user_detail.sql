{#- Grain: one landed row of the active users report: a person, the day and the period it speaks for. -#}
{%- set key = ["identity_id", "report_refresh_date", "report_period_days"] -%}
{%- set payload = [
    "has_exchange_licence", "has_onedrive_licence", "has_sharepoint_licence", "has_skype_licence", "has_yammer_licence",
    "has_teams_licence", "exchange_licence_assign_date", "onedrive_licence_assign_date", "sharepoint_licence_assign_date",
    "skype_licence_assign_date", "yammer_licence_assign_date", "teams_licence_assign_date", "assigned_products",
    "is_deleted"
] %}
with

    source as (select * from {{ source("graph_reports", "office365_active_user_detail") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ identity_id("source.user_principal_name") }} as identity_id,

            -- text
            {{ identity_kind("source.user_principal_name") }} as identity_kind,
            {{ product_list("source.assigned_products") }} as assigned_products,

            -- booleans
            {{ parse_boolean("source.has_exchange_license") }} as has_exchange_licence,
            {{ parse_boolean("source.has_onedrive_license") }} as has_onedrive_licence,
            {{ parse_boolean("source.has_sharepoint_license") }} as has_sharepoint_licence,
            {{ parse_boolean("source.has_skype_for_business_license") }} as has_skype_licence,
            {{ parse_boolean("source.has_yammer_license") }} as has_yammer_licence,
            {{ parse_boolean("source.has_teams_license") }} as has_teams_licence,
            {{ parse_boolean("source.is_deleted") }} as is_deleted,

            -- dates
            {{ parse_date("source.exchange_license_assign_date") }} as exchange_licence_assign_date,
            {{ parse_date("source.onedrive_license_assign_date") }} as onedrive_licence_assign_date,
            {{ parse_date("source.sharepoint_license_assign_date") }} as sharepoint_licence_assign_date,
            {{ parse_date("source.skype_for_business_license_assign_date") }} as skype_licence_assign_date,
            {{ parse_date("source.yammer_license_assign_date") }} as yammer_licence_assign_date,
            {{ parse_date("source.teams_license_assign_date") }} as teams_licence_assign_date,

            {{ report_columns() }},
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({
                "no id": "identity_id is null",
                "no time": "report_refresh_date is null",
            }, activity=true) }} as problem
        from renamed

    ),

    merged as ({{ merged_copies("judged", key, payload) }}),

    statused as ({{ record_status("merged", key, prefer=["received_at desc"], payload=payload) }})

select * from statused

{#- Grain: one landed row of the Teams devices report: a person, the day and the period it speaks for. -#}
{%- set key = ["identity_id", "report_refresh_date", "report_period_days"] -%}
{%- set payload = [
    "used_web", "used_windows", "used_mac", "used_linux", "used_chrome_os", "used_ios", "used_android_phone",
    "used_windows_phone", "is_licensed", "directory_identity_id", "is_deleted", "last_activity_date"
] %}
with

    source as (select * from {{ source("graph_reports", "teams_device_usage_user_detail") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ identity_id("coalesce(nullif(trim(source.user_principal_name), ''), source.user_id)") }} as identity_id,
            case when {{ identity_kind("source.user_id") }} = 'object' then {{ identity_id("source.user_id") }} end as directory_identity_id,

            -- text
            {{ identity_kind("coalesce(nullif(trim(source.user_principal_name), ''), source.user_id)") }} as identity_kind,
            cast(null as {{ dbt.type_string() }}) as assigned_products,

            -- booleans
            {{ parse_boolean("source.used_web") }} as used_web,
            {{ parse_boolean("source.used_windows") }} as used_windows,
            {{ parse_boolean("source.used_mac") }} as used_mac,
            {{ parse_boolean("source.used_linux") }} as used_linux,
            {{ parse_boolean("source.used_chrome_os") }} as used_chrome_os,
            {{ parse_boolean("source.used_ios") }} as used_ios,
            {{ parse_boolean("source.used_android_phone") }} as used_android_phone,
            {{ parse_boolean("source.used_windows_phone") }} as used_windows_phone,
            {{ parse_boolean("source.is_licensed") }} as is_licensed,
            {{ parse_boolean("source.is_deleted") }} as is_deleted,

            -- dates
            {{ parse_date("source.last_activity_date") }} as last_activity_date,

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

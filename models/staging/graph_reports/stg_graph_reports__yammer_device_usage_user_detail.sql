{#- Grain: one landed row of the Yammer devices report: a person, the day and the period it speaks for. -#}
{%- set key = ["identity_id", "report_refresh_date", "report_period_days"] -%}
{%- set payload = [
    "used_web", "used_iphone", "used_ipad", "used_android_phone", "used_windows_phone", "used_others", "is_deleted",
    "last_activity_date"
] %}
with

    source as (select * from {{ source("graph_reports", "yammer_device_usage_user_detail") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ identity_id("source.user_principal_name") }} as identity_id,

            -- text
            {{ identity_kind("source.user_principal_name") }} as identity_kind,
            cast(null as {{ dbt.type_string() }}) as assigned_products,

            -- booleans
            {{ parse_boolean("source.used_web") }} as used_web,
            {{ parse_boolean("source.used_iphone") }} as used_iphone,
            {{ parse_boolean("source.used_ipad") }} as used_ipad,
            {{ parse_boolean("source.used_android_phone") }} as used_android_phone,
            {{ parse_boolean("source.used_windows_phone") }} as used_windows_phone,
            {{ parse_boolean("source.used_others") }} as used_others,
            lower(trim(source.user_state)) = 'deleted' as is_deleted,

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

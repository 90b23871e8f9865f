{#- Grain: one landed row of the activations report: a person, product, the day and the period it speaks for. -#}
{%- set key = ["identity_id", "report_refresh_date", "report_period_days", "product_type"] -%}
{%- set payload = [
    "windows_count", "mac_count", "windows_10_mobile_count", "ios_count", "android_count",
    "is_activated_on_shared_computer", "last_activated_date"
] %}
with

    source as (select * from {{ source("graph_reports", "office365_activations_user_detail") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ identity_id("source.user_principal_name") }} as identity_id,

            -- text
            {{ identity_kind("source.user_principal_name") }} as identity_kind,
            upper(trim(source.product_type)) as product_type,
            cast(null as {{ dbt.type_string() }}) as assigned_products,

            -- numbers
            {{ parse_integer("source.windows") }} as windows_count,
            {{ parse_integer("source.mac") }} as mac_count,
            {{ parse_integer("source.windows_10_mobile") }} as windows_10_mobile_count,
            {{ parse_integer("source.ios") }} as ios_count,
            {{ parse_integer("source.android") }} as android_count,

            -- booleans
            {{ parse_boolean("source.activated_on_shared_computer") }} as is_activated_on_shared_computer,
            cast(null as boolean) as is_deleted,

            -- dates
            {{ parse_date("source.last_activated_date") }} as last_activated_date,

            {{ report_columns() }},
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({
                "no id": "identity_id is null or product_type is null",
                "no time": "report_refresh_date is null",
                "negative count": "least(windows_count, mac_count, windows_10_mobile_count, ios_count, android_count) < 0",
            }, activity=true) }} as problem
        from renamed

    ),

    merged as ({{ merged_copies("judged", key, payload) }}),

    statused as ({{ record_status("merged", key, prefer=["received_at desc"], payload=payload) }})

select * from statused

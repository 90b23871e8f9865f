{#- Grain: one landed row of the Microsoft 365 Apps report: a person, the day and the period it speaks for. -#}
{%- set flags = platform_reports()["m365_app_user_detail"] -%}
{%- set key = ["identity_id", "report_refresh_date", "report_period_days"] -%}
{%- set payload = flags + ["last_activation_date", "last_activity_date"] %}
with

    source as (select * from {{ source("graph_reports", "m365_app_user_detail") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ identity_id("source.user_principal_name") }} as identity_id,

            -- text
            {{ identity_kind("source.user_principal_name") }} as identity_kind,
            cast(null as {{ dbt.type_string() }}) as assigned_products,

            -- booleans
            {% for column in flags -%}
            {{ parse_boolean("source." ~ column) }} as {{ column }},
            {% endfor -%}
            cast(null as boolean) as is_deleted,

            -- dates
            {{ parse_date("source.last_activation_date") }} as last_activation_date,
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

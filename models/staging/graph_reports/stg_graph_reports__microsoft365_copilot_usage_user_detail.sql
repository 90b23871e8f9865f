{#- Grain: one landed row of the Copilot usage report: a person, the day and the period it speaks for. -#}
{%- set key = ["identity_id", "report_refresh_date", "report_period_days"] -%}
{%- set payload = [
    "microsoft_teams_copilot_last_activity_date", "word_copilot_last_activity_date", "excel_copilot_last_activity_date",
    "powerpoint_copilot_last_activity_date", "outlook_copilot_last_activity_date", "onenote_copilot_last_activity_date",
    "loop_copilot_last_activity_date", "copilot_chat_last_activity_date", "last_activity_date"
] %}
with

    source as (select * from {{ source("graph_reports", "microsoft365_copilot_usage_user_detail") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ identity_id("source.user_principal_name") }} as identity_id,

            -- text
            {{ identity_kind("source.user_principal_name") }} as identity_kind,
            cast(null as {{ dbt.type_string() }}) as assigned_products,

            -- booleans
            cast(null as boolean) as is_deleted,

            -- dates
            {{ parse_date("source.microsoft_teams_copilot_last_activity_date") }} as microsoft_teams_copilot_last_activity_date,
            {{ parse_date("source.word_copilot_last_activity_date") }} as word_copilot_last_activity_date,
            {{ parse_date("source.excel_copilot_last_activity_date") }} as excel_copilot_last_activity_date,
            {{ parse_date("source.powerpoint_copilot_last_activity_date") }} as powerpoint_copilot_last_activity_date,
            {{ parse_date("source.outlook_copilot_last_activity_date") }} as outlook_copilot_last_activity_date,
            {{ parse_date("source.onenote_copilot_last_activity_date") }} as onenote_copilot_last_activity_date,
            {{ parse_date("source.loop_copilot_last_activity_date") }} as loop_copilot_last_activity_date,
            {{ parse_date("source.copilot_chat_last_activity_date") }} as copilot_chat_last_activity_date,
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

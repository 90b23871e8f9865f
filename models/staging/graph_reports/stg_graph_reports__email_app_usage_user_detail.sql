{#- Grain: one landed row of the email apps report: a person, the day and the period it speaks for. -#}
{%- set key = ["identity_id", "report_refresh_date", "report_period_days"] -%}
{%- set payload = [
    "outlook_for_windows", "outlook_for_mac", "outlook_for_web", "outlook_for_mobile", "mail_for_mac", "other_for_mobile",
    "pop3_app", "imap4_app", "smtp_app", "is_deleted", "last_activity_date"
] %}
with

    source as (select * from {{ source("graph_reports", "email_app_usage_user_detail") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ identity_id("source.user_principal_name") }} as identity_id,

            -- text
            {{ identity_kind("source.user_principal_name") }} as identity_kind,
            cast(null as {{ dbt.type_string() }}) as assigned_products,

            -- booleans
            {{ says_used("source.outlook_for_windows") }} as outlook_for_windows,
            {{ says_used("source.outlook_for_mac") }} as outlook_for_mac,
            {{ says_used("source.outlook_for_web") }} as outlook_for_web,
            {{ says_used("source.outlook_for_mobile") }} as outlook_for_mobile,
            {{ says_used("source.mail_for_mac") }} as mail_for_mac,
            {{ says_used("source.other_for_mobile") }} as other_for_mobile,
            {{ says_used("source.pop3_app") }} as pop3_app,
            {{ says_used("source.imap4_app") }} as imap4_app,
            {{ says_used("source.smtp_app") }} as smtp_app,
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

{#- Grain: one landed row of the email activity report: a person, the day and the period it speaks for. -#}
{%- set counts = ["send_count", "receive_count", "read_count", "meeting_created_count", "meeting_interacted_count"] -%}
{%- set key = ["identity_id", "report_refresh_date", "report_period_days"] -%}
{%- set payload = counts + ["assigned_products", "is_deleted", "last_activity_date"] %}
with

    source as (select * from {{ source("graph_reports", "email_activity_user_detail") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ identity_id("source.user_principal_name") }} as identity_id,

            -- text
            {{ identity_kind("source.user_principal_name") }} as identity_kind,
            {{ product_list("source.assigned_products") }} as assigned_products,

            -- numbers
            {{ parse_integer("source.send_count") }} as send_count,
            {{ parse_integer("source.receive_count") }} as receive_count,
            {{ parse_integer("source.read_count") }} as read_count,
            {{ parse_integer("source.meeting_created_count") }} as meeting_created_count,
            {{ parse_integer("source.meeting_interacted_count") }} as meeting_interacted_count,

            -- booleans
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
                "negative count": "least(" ~ counts | join(", ") ~ ") < 0",
            }, activity=true) }} as problem
        from renamed

    ),

    merged as ({{ merged_copies("judged", key, payload) }}),

    statused as ({{ record_status("merged", key, prefer=["received_at desc"], payload=payload) }})

select * from statused

{#- Grain: one landed row of the Teams activity report: a person, the day and the period it speaks for. -#}
{%- set counts = [
    "team_chat_message_count", "private_chat_message_count", "post_message_count", "reply_message_count",
    "urgent_message_count", "call_count", "meeting_count", "meetings_organized_count", "meetings_attended_count",
    "ad_hoc_meetings_organized_count", "ad_hoc_meetings_attended_count", "scheduled_one_time_meetings_organized_count",
    "scheduled_one_time_meetings_attended_count", "scheduled_recurring_meetings_organized_count",
    "scheduled_recurring_meetings_attended_count"
] -%}
{%- set key = ["identity_id", "report_refresh_date", "report_period_days"] -%}
{%- set payload = counts + [
    "has_other_action", "is_licensed", "directory_identity_id", "assigned_products", "is_deleted", "last_activity_date"
] %}
with

    source as (select * from {{ source("graph_reports", "teams_user_activity_user_detail") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ identity_id("coalesce(nullif(trim(source.user_principal_name), ''), source.user_id)") }} as identity_id,
            case when {{ identity_kind("source.user_id") }} = 'object' then {{ identity_id("source.user_id") }} end as directory_identity_id,

            -- text
            {{ identity_kind("coalesce(nullif(trim(source.user_principal_name), ''), source.user_id)") }} as identity_kind,
            {{ product_list("source.assigned_products") }} as assigned_products,

            -- numbers
            {{ parse_integer("source.team_chat_message_count") }} as team_chat_message_count,
            {{ parse_integer("source.private_chat_message_count") }} as private_chat_message_count,
            {{ parse_integer("source.post_messages") }} as post_message_count,
            {{ parse_integer("source.reply_messages") }} as reply_message_count,
            {{ parse_integer("source.urgent_messages") }} as urgent_message_count,
            {{ parse_integer("source.call_count") }} as call_count,
            {{ parse_integer("source.meeting_count") }} as meeting_count,
            {{ parse_integer("source.meetings_organized_count") }} as meetings_organized_count,
            {{ parse_integer("source.meetings_attended_count") }} as meetings_attended_count,
            {{ parse_integer("source.ad_hoc_meetings_organized_count") }} as ad_hoc_meetings_organized_count,
            {{ parse_integer("source.ad_hoc_meetings_attended_count") }} as ad_hoc_meetings_attended_count,
            {{ parse_integer("source.scheduled_one_time_meetings_organized_count") }} as scheduled_one_time_meetings_organized_count,
            {{ parse_integer("source.scheduled_one_time_meetings_attended_count") }} as scheduled_one_time_meetings_attended_count,
            {{ parse_integer("source.scheduled_recurring_meetings_organized_count") }} as scheduled_recurring_meetings_organized_count,
            {{ parse_integer("source.scheduled_recurring_meetings_attended_count") }} as scheduled_recurring_meetings_attended_count,

            -- booleans
            {{ parse_boolean("source.has_other_action") }} as has_other_action,
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
                "negative count": "least(" ~ counts | join(", ") ~ ") < 0",
            }, activity=true) }} as problem
        from renamed

    ),

    merged as ({{ merged_copies("judged", key, payload) }}),

    statused as ({{ record_status("merged", key, prefer=["received_at desc"], payload=payload) }})

select * from statused

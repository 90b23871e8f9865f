{#- Grain: one landed row of the groups report: a group, the day and the period it speaks for. Concealed groups have one id for all
    (zeros), so nothing tells them apart: set aside. -#}
{%- set group_id = "nullif(trim(source.group_id), '00000000-0000-0000-0000-000000000000')" -%}
{%- set counts = [
    "member_count", "external_member_count", "exchange_received_email_count", "sharepoint_active_file_count",
    "sharepoint_total_file_count", "yammer_posted_message_count", "yammer_read_message_count", "yammer_liked_message_count"
] -%}
{%- set key = ["workspace_id", "report_refresh_date", "report_period_days"] -%}
{%- set payload = counts + ["group_type", "is_deleted", "last_activity_date"] %}
with

    source as (select * from {{ source("graph_reports", "office365_groups_activity_detail") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ workspace_id(group_id) }} as workspace_id,

            -- text
            lower(trim(source.group_type)) as group_type,

            -- numbers
            {% for column in counts -%}
            {{ parse_integer("source." ~ column) }} as {{ column }},
            {% endfor %}
            -- booleans
            trim(source.group_id) <> '' and {{ group_id }} is null as is_concealed,
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
                "names concealed": "is_concealed",
                "no id": "workspace_id is null",
                "no time": "report_refresh_date is null",
                "negative count": "least(" ~ counts | join(", ") ~ ") < 0",
            }, activity=true) }} as problem
        from renamed

    ),

    merged as ({{ merged_copies("judged", key, payload) }}),

    statused as ({{ record_status("merged", key, prefer=["received_at desc"], payload=payload) }})

select * from statused

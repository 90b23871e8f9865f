{#- Grain: one landed row of the SharePoint activity report: a person, the day and the period it speaks for. -#}
{%- set counts = [
    "viewed_or_edited_file_count", "synced_file_count", "shared_internally_file_count", "shared_externally_file_count",
    "visited_page_count"
] -%}
{%- set key = ["identity_id", "report_refresh_date", "report_period_days"] -%}
{%- set payload = counts + ["assigned_products", "is_deleted", "last_activity_date"] %}
with

    source as (select * from {{ source("graph_reports", "sharepoint_activity_user_detail") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ identity_id("source.user_principal_name") }} as identity_id,

            -- text
            {{ identity_kind("source.user_principal_name") }} as identity_kind,
            {{ product_list("source.assigned_products") }} as assigned_products,

            -- numbers
            {{ parse_integer("source.viewed_or_edited_file_count") }} as viewed_or_edited_file_count,
            {{ parse_integer("source.synced_file_count") }} as synced_file_count,
            {{ parse_integer("source.shared_internally_file_count") }} as shared_internally_file_count,
            {{ parse_integer("source.shared_externally_file_count") }} as shared_externally_file_count,
            {{ parse_integer("source.visited_page_count") }} as visited_page_count,

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

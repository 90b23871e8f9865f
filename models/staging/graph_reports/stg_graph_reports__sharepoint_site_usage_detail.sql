{#- Grain: one landed row of the sites report: a site, the day and the period it speaks for. A site is known by its id, else by its
    address; without both it is concealed and nothing tells it from another: set aside. -#}
{%- set site_id = "nullif(nullif(lower(trim(source.site_id)), ''), '00000000-0000-0000-0000-000000000000')" -%}
{%- set counts = ["file_count", "active_file_count", "page_view_count", "visited_page_count"] -%}
{%- set key = ["site_id", "report_refresh_date", "report_period_days"] -%}
{%- set payload = counts + ["site_key", "owner_identity_id", "owner_identity_kind", "root_web_template", "is_deleted", "last_activity_date"] %}
with

    source as (select * from {{ source("graph_reports", "sharepoint_site_usage_detail") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            coalesce({{ hash_bigint("source.organization_id || '|site id|' || " ~ site_id) }}, {{ site_key("source.site_url") }}) as site_id,
            {{ site_key("source.site_url") }} as site_key,
            {{ identity_id("source.owner_principal_name") }} as owner_identity_id,

            -- text
            {{ identity_kind("source.owner_principal_name") }} as owner_identity_kind,
            trim(source.root_web_template) as root_web_template,

            -- numbers
            {% for column in counts -%}
            {{ parse_integer("source." ~ column) }} as {{ column }},
            {% endfor %}
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
                "names concealed": "site_id is null and report_refresh_date is not null",
                "no time": "report_refresh_date is null",
                "negative count": "least(" ~ counts | join(", ") ~ ") < 0",
            }, activity=true) }} as problem
        from renamed

    ),

    merged as ({{ merged_copies("judged", key, payload) }}),

    statused as ({{ record_status("merged", key, prefer=["received_at desc"], payload=payload) }})

select * from statused

{#- Grain: one landed start of a device. -#}
{%- set durations = [
    "group_policy_boot", "feature_update_boot", "total_boot", "group_policy_login", "total_login"
] %}
with

    source as (select * from {{ source("intune", "device_startup_history") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ device_id("source.device_id") }} as device_id,
            {{ hash_bigint("source.organization_id || '|start|' || coalesce(nullif(trim(source.id), ''), lower(trim(source.device_id)) || '|' || source.start_time)") }} as start_id,

            -- text
            {{ device_text("source.device_id") }} as published_device_id,
            nullif(trim(source.operating_system_version), '') as operating_system_version,
            {{ comparable_name("source.restart_category") }} as restart_category,

            -- numbers
            {% for duration in durations -%}
            {{ parse_integer("source." ~ duration ~ "_time_in_ms") }} as {{ duration }}_milliseconds,
            {% endfor %}
            -- booleans
            {{ parse_boolean("source.is_first_login") }} as is_first_login,
            {{ parse_boolean("source.is_feature_update") }} as is_feature_update,

            -- timestamps
            {{ parse_timestamp("source.start_time") }} as started_at,
            {{ parse_date("source.start_time") }} as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({"no id": "device_id is null or start_id is null", "no time": "started_at is null"}, activity=true) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["start_id"], on_conflict="quarantine",
            payload=["device_id", "started_at", "is_first_login", "is_feature_update", "restart_category", "operating_system_version",
                "group_policy_boot_milliseconds", "feature_update_boot_milliseconds", "total_boot_milliseconds",
                "group_policy_login_milliseconds", "total_login_milliseconds"]
        ) }}

    )

select * from statused

{#- Grain: one landed device of a work-from-anywhere snapshot. Serial numbers and names are not in the contract. -#}
{%- set flags = {
    "is_autopilot_registered": "auto_pilot_registered",
    "is_autopilot_profile_assigned": "auto_pilot_profile_assigned",
    "is_tenant_attached": "tenant_attached",
    "is_cloud_managed_gateway_enabled": "is_cloud_managed_gateway_enabled",
} %}
with

    source as (select * from {{ source("intune", "work_from_anywhere_devices") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ device_id("coalesce(nullif(trim(source.device_id), ''), source.id)") }} as device_id,
            {{ device_id("source.azure_ad_device_id") }} as entra_device_id,

            -- text
            {{ device_text("coalesce(nullif(trim(source.device_id), ''), source.id)") }} as published_device_id,
            nullif(trim(source.manufacturer), '') as manufacturer,
            nullif(trim(source.model), '') as model,
            {{ comparable_name("source.managed_by") }} as managed_by,
            {{ comparable_name("source.azure_ad_join_type") }} as join_type,
            nullif(trim(source.os_version), '') as operating_system_version,

            -- numbers
            {{ parse_decimal("source.windows_score") }} as windows_score,

            -- booleans
            {% for flag, column in flags.items() -%}
            {{ parse_boolean("source." ~ column) }} as {{ flag }},
            {% endfor %}
            cast(source.received_at as date) as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({"no id": "device_id is null"}) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["device_id", "received_at"], on_conflict="quarantine",
            payload=["entra_device_id", "manufacturer", "model", "managed_by", "join_type", "operating_system_version", "windows_score"]
                + flags.keys() | list
        ) }}

    )

select * from statused

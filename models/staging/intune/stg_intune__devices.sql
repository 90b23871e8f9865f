{#- Grain: one landed managed device of a snapshot. -#}
with

    source as (select * from {{ source("intune", "devices") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ device_id("source.id") }} as device_id,
            {{ device_id("source.azure_ad_device_id") }} as entra_device_id,

            -- text
            {{ device_text("source.id") }} as published_device_id,
            nullif(trim(source.operating_system), '') as operating_system,
            nullif(trim(source.os_version), '') as operating_system_version,
            nullif(trim(source.manufacturer), '') as manufacturer,
            nullif(trim(source.model), '') as model,

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
            payload=["entra_device_id", "operating_system", "operating_system_version", "manufacturer", "model"]
        ) }}

    )

select * from statused

{#- Grain: one landed device of a performance snapshot. -#}
with

    source as (select * from {{ source("intune", "device_performance") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ device_id("source.id") }} as device_id,

            -- text
            {{ device_text("source.id") }} as published_device_id,
            nullif(trim(source.model), '') as model,
            nullif(trim(source.manufacturer), '') as manufacturer,
            nullif(lower(trim(source.disk_type)), '') as disk_type,
            nullif(trim(source.operating_system_version), '') as operating_system_version,

            -- numbers
            {{ parse_integer("source.restart_count") }} as restart_count,
            {{ parse_integer("source.blue_screen_count") }} as blue_screen_count,

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
            payload=["model", "manufacturer", "disk_type", "operating_system_version", "restart_count", "blue_screen_count"]
        ) }}

    )

select * from statused

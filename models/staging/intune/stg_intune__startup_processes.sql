{#- Grain: one landed startup process of a device in a snapshot. -#}
with

    source as (select * from {{ source("intune", "startup_processes") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ device_id("source.managed_device_id") }} as device_id,

            -- text
            {{ device_text("source.managed_device_id") }} as published_device_id,
            nullif(lower(trim(source.process_name)), '') as process_name,
            coalesce(nullif(trim(source.id), ''), 'none') as process_row_id,

            -- numbers
            {{ parse_integer("source.startup_impact_in_ms") }} as delay_milliseconds,

            cast(source.received_at as date) as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({
                "no id": "device_id is null",
                "no process": "process_name is null",
                "negative delay": "delay_milliseconds < 0",
            }) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["device_id", "process_name", "process_row_id", "received_at"], on_conflict="quarantine",
            payload=["delay_milliseconds"]
        ) }}

    )

select * from statused

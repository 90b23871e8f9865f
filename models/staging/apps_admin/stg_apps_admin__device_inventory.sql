{#- Grain: one landed device of an inventory export. A device without a directory id is told apart by its name, which stops here. -#}
with

    source as (select * from {{ source("apps_admin", "device_inventory") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            coalesce({{ device_id("source.aad_device_id") }}, {{ device_id("source.device_name", "name") }}) as inventory_device_id,
            {{ device_id("source.aad_device_id") }} as entra_device_id,

            -- text
            {{ comparable_name("source.update_channel") }} as channel_key,
            nullif(trim(source.build_version), '') as build,
            nullif(trim(source.version), '') as version,

            -- numbers
            {{ build_number("source.build_version") }} as build_number,

            -- timestamps
            {{ parse_timestamp("source.last_contact") }} as last_contact_at,
            {{ parse_date("source.last_contact") }} as last_contact_date,
            cast(source.received_at as date) as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({
                "no id": "inventory_device_id is null",
                "no time": "last_contact_at is null",
                "after the day it was received": "last_contact_date > event_date",
            }) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["inventory_device_id", "received_at"], prefer=["last_contact_at desc"],
            payload=["channel_key", "build", "version"]
        ) }}

    )

select * from statused

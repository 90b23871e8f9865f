{#- Grain: one landed office or remote city of a snapshot. -#}
with

    source as (select * from {{ source("network", "locations") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- text
            nullif(trim(source.location_id), '') as location_id,
            nullif(trim(source.city), '') as city,
            nullif(trim(source.state), '') as state,
            nullif(trim(source.country), '') as country,

            -- numbers
            {{ parse_integer("source.remote_people_count") }} as remote_people_count,

            -- booleans
            {{ parse_boolean("source.is_remote") }} as is_remote,

            cast(source.received_at as date) as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({"no location": "location_id is null", "negative count": "remote_people_count < 0"}) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["location_id", "received_at"], on_conflict="quarantine", can_be_late=false,
            payload=["city", "state", "country", "remote_people_count", "is_remote"]
        ) }}

    )

select * from statused

{#- Grain: one landed release on an update channel. -#}
with

    source as (select * from {{ source("apps_admin", "release_calendar") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- text
            {{ comparable_name("source.channel") }} as channel_key,
            nullif(trim(source.version), '') as version,
            nullif(trim(source.build), '') as build,

            -- numbers
            {{ build_number("source.build") }} as build_number,

            -- dates
            {{ parse_date("source.release_date") }} as release_date,
            {{ parse_date("source.end_of_support") }} as end_of_support,
            cast(source.received_at as date) as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({
                "no channel": "channel_key is null",
                "no build": "build_number is null",
                "no time": "release_date is null",
                "support ends before release": "end_of_support < release_date",
            }) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["channel_key", "build_number"], prefer=["received_at desc"],
            payload=["version", "release_date", "end_of_support"], can_be_late=false
        ) }}

    )

select * from statused

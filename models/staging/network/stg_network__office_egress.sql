{#- Grain: one landed range of office addresses. -#}
with

    source as (select * from {{ source("network", "office_egress") }}),

    renamed as (

        select
            {{ landed_columns() }},
            nullif(lower(trim(source.ip_range)), '') as ip_range,
            nullif(trim(source.location_id), '') as location_id,
            cast(source.received_at as date) as event_date,
            source.problem as landing_problem
        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({"no address range": "ip_range is null"}) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["ip_range", "received_at"], on_conflict="quarantine", can_be_late=false, payload=["location_id"]
        ) }}

    )

select * from statused

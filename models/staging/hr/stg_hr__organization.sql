{#- Grain: one landed row of an HR file: who reports to whom from a day on. A file delivered again is the newest again. -#}
with

    source as (select * from {{ source("hr", "organization") }}),

    deliveries as (

        select
            organization_id,
            file_id,
            max(last_received_at) as last_received_at
        from {{ source("landing_control", "files") }}
        group by organization_id, file_id

    ),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ identity_id("source.person_id") }} as person_identity_id,
            {{ identity_id("source.manager_id") }} as manager_identity_id,
            {{ identity_kind("source.person_id") }} as identity_kind,

            -- text
            nullif(trim(source.organization), '') as department,

            -- times
            coalesce({{ parse_date("source.effective_date") }}, cast(source.received_at as date)) as effective_date,
            deliveries.last_received_at,
            cast(source.received_at as date) as event_date,
            source.problem as landing_problem

        from source
        left join deliveries on source.organization_id = deliveries.organization_id and source.file_id = deliveries.file_id

    ),

    judged as (

        select
            *,
            {{ first_problem({"no id": "person_identity_id is null"}) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["person_identity_id", "effective_date"], prefer=["last_received_at desc"],
            payload=["manager_identity_id", "department"], on_conflict="quarantine", can_be_late=false
        ) }}

    )

select * from statused

{#- Grain: one landed person with a manager in a snapshot. -#}
with

    source as (select * from {{ source("graph_data_connect", "managers") }}),

    renamed as (

        select
            {{ landed_columns() }},
            {{ identity_id("source.puser") }} as person_identity_id,
            {{ identity_id("coalesce(nullif(trim(source.id), ''), source.user_principal_name)") }} as manager_identity_id,
            lower(trim(source.tenant_id)) as tenant_id,
            cast(source.received_at as date) as snapshot_date,
            cast(source.received_at as date) as event_date,
            source.problem as landing_problem
        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({"no person": "person_identity_id is null", "no manager": "manager_identity_id is null"}) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["snapshot_date", "person_identity_id"], payload=["manager_identity_id"], on_conflict="quarantine", can_be_late=false
        ) }}

    )

select * from statused

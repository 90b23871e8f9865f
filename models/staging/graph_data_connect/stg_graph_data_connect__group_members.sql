{#- Grain: one landed member of a group in a snapshot. -#}
with

    source as (select * from {{ source("graph_data_connect", "group_members") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ workspace_id("source.group_id") }} as workspace_id,
            {{ identity_id("coalesce(nullif(trim(source.id), ''), source.user_principal_name)") }} as member_identity_id,
            lower(trim(source.tenant_id)) as tenant_id,

            -- booleans
            coalesce(lower(source.odata_type) like '%user', true) as is_user,
            coalesce({{ identity_kind("source.user_principal_name") }} = 'guest', false) as is_guest,

            -- times
            cast(source.received_at as date) as snapshot_date,
            cast(source.received_at as date) as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({"no group": "workspace_id is null", "no member": "member_identity_id is null"}) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["snapshot_date", "workspace_id", "member_identity_id"], payload=["is_user", "is_guest"],
            on_conflict="quarantine", can_be_late=false
        ) }}

    )

select * from statused

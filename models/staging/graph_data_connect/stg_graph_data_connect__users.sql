{#- Grain: one landed directory user of a snapshot. Names and addresses become keys here and go no further. -#}
with

    source as (select * from {{ source("graph_data_connect", "users") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ identity_id("source.id") }} as directory_identity_id,
            {{ identity_id("source.user_principal_name") }} as principal_identity_id,
            {{ identity_id("source.mail") }} as mail_identity_id,
            nullif({{ identity_ids("source.proxy_addresses") }}, []) as alias_identity_ids,
            {{ identity_id("source.manager_id") }} as manager_identity_id,
            lower(trim(source.tenant_id)) as tenant_id,

            -- text
            source.assigned_plans,
            nullif(trim(source.department), '') as department,
            nullif(trim(source.company_name), '') as company_name,
            nullif(trim(source.country), '') as country,
            nullif(trim(source.state), '') as state,
            nullif(trim(source.city), '') as city,

            -- booleans
            coalesce(lower(source.user_type) = 'guest', false)
            or coalesce({{ identity_kind("source.user_principal_name") }} = 'guest', false) as is_guest,
            {{ parse_boolean("source.account_enabled") }} as is_account_enabled,
            {{ json_array_any("source.assigned_licenses", "true") }} as has_licence,
            {{ parse_timestamp("source.deleted_date_time") }} is not null as is_deleted,

            -- times
            cast(source.received_at as date) as snapshot_date,
            cast(source.received_at as date) as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({"no id": "directory_identity_id is null"}) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["snapshot_date", "directory_identity_id"], on_conflict="quarantine", can_be_late=false,
            payload=[
                "principal_identity_id", "mail_identity_id", "alias_identity_ids", "manager_identity_id", "tenant_id",
                "assigned_plans", "department", "company_name", "country", "state", "city", "is_guest", "is_account_enabled",
                "has_licence", "is_deleted"
            ]
        ) }}

    )

select * from statused

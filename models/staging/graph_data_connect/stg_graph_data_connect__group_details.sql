{#- Grain: one landed directory group of a snapshot. -#}
with

    source as (select * from {{ source("graph_data_connect", "group_details") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ workspace_id("source.id") }} as workspace_id,
            {{ identity_id("source.mail") }} as mail_identity_id,
            {{ identity_ids("source.proxy_addresses") }} as alias_identity_ids,
            {{ hash_bigint("source.organization_id || '|nickname|' || nullif(lower(trim(source.mail_nickname)), '')") }} as mail_nickname_key,
            lower(trim(source.tenant_id)) as tenant_id,

            -- booleans
            {{ json_array_any("lower(source.group_types)", json_text("element", "$") ~ " like '%unified%'") }} as is_unified,
            {{ json_array_any("lower(source.resource_provisioning_options)", json_text("element", "$") ~ " = 'team'") }} as has_team,
            {{ parse_timestamp("source.deleted_date_time") }} is not null as is_deleted,

            -- times
            {{ parse_timestamp("source.created_date_time") }} as created_at,
            cast(source.received_at as date) as snapshot_date,
            cast(source.received_at as date) as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            case
                when mail_identity_id is null then alias_identity_ids
                else list_distinct(list_append(alias_identity_ids, mail_identity_id))
            end as mail_identity_ids,
            {{ first_problem({"no id": "workspace_id is null"}) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["snapshot_date", "workspace_id"], on_conflict="quarantine", can_be_late=false,
            payload=["mail_identity_ids", "mail_nickname_key", "is_unified", "has_team", "is_deleted", "created_at"]
        ) }}

    )

select * from statused

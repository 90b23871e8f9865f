{#- Grain: one landed audit record. Names of people and files become keys here and go no further. -#}
with

    source as (select * from {{ source("office365_audit", "records") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            lower(trim(source.id)) as record_id,
            {{ identity_id("source.user_id") }} as identity_id,
            {{ hash_bigint("source.organization_id || '|object|' || lower(trim(source.object_id))") }} as object_key,
            {{ hash_bigint("source.organization_id || '|file|' || lower(trim(coalesce(nullif(source.list_item_unique_id, ''), " ~ decode_address("source.object_id") ~ ")))") }} as file_key,
            {{ site_key("source.site_url") }} as site_key,
            {{ workspace_id("source.team_guid") }} as workspace_id,
            {{ hash_bigint("source.organization_id || '|mail|' || lower(trim(source.internet_message_id))") }} as message_key,
            {{ identity_ids("lower(source.recipient_list)", "$.address") }} as recipient_identity_ids,
            lower(trim(source.tenant_id)) as tenant_id,

            -- text
            case
                when {{ parse_integer("source.user_type") }} not in (0, 2) then 'service'
                else {{ identity_kind("source.user_id") }}
            end as identity_kind,
            trim(source.operation) as operation,
            trim(source.workload) as workload,
            lower(coalesce(
                nullif(trim(source.source_file_extension), ''),
                nullif(regexp_extract(source.object_id, '\.([A-Za-z0-9]{1,10})$', 1), '')
            )) as file_extension,
            trim(source.target_user_or_group_type) as target_user_or_group_type,
            lower(trim(source.communication_type)) as communication_type,
            {{ json_array_any(
                "lower(source.operation_properties)",
                json_text("element", "$.name") ~ " = 'mailaccesstype' and " ~ json_text("element", "$.value") ~ " = 'bind'",
            ) }} as is_mail_opened,
            {{ network_address("source.client_ip") }} as client_address,

            -- numbers
            {{ parse_integer("source.logon_type") }} as logon_type,

            -- times
            {{ parse_timestamp("source.creation_time") }} as created_at,
            cast({{ parse_timestamp("source.creation_time") }} as date) as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({
                "no id": "record_id is null or record_id = ''",
                "no time": "created_at is null",
                "no operation": "operation is null or operation = ''",
            }, activity=true) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status("judged", key=["record_id"], payload=["operation", "identity_id", "created_at", "object_key"], on_conflict="quarantine", feeds_teams=true) }}

    )

select * from statused

{#- Grain: one landed mail of a Sent Items folder. Whoever owns the folder sent it, whatever the sender line says. -#}
with

    source as (select * from {{ source("graph_data_connect", "sent_items") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ identity_id("source.puser") }} as owner_identity_id,
            {{ identity_id("coalesce(nullif(source.sender_address, ''), source.from_address)") }} as sender_identity_id,
            {{ identity_id("source.puser") }} as identity_id,
            {{ message_key("coalesce(nullif(trim(source.internet_message_id), ''), source.id)") }} as message_key,
            {{ hash_bigint("source.organization_id || '|conversation|' || nullif(trim(source.conversation_id), '')") }} as conversation_key,
            {{ message_key("source.in_reply_to") }} as in_reply_to_message_key,
            list_distinct(list_concat(
                {{ identity_ids("lower(source.to_recipients)", "$.emailaddress.address") }},
                {{ identity_ids("lower(source.cc_recipients)", "$.emailaddress.address") }}
            )) as recipient_identity_ids,
            lower(trim(source.tenant_id)) as tenant_id,

            -- text
            {{ identity_kind("source.puser") }} as identity_kind,

            -- booleans
            {{ parse_boolean("source.is_read") }} as is_read,
            {{ parse_boolean("source.is_draft") }} as is_draft,
            coalesce(lower(source.odata_type) like '%eventmessage%', false) as is_meeting_message,
            {{ attachment_of_kind("file") }} as has_file_attachment,
            {{ attachment_of_kind("reference") }} as has_link_attachment,

            -- times
            {{ parse_timestamp("source.sent_date_time") }} as sent_at,
            {{ parse_timestamp("source.last_modified_date_time") }} as last_modified_at,
            cast({{ parse_timestamp("source.sent_date_time") }} as date) as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({
                "no owner": "owner_identity_id is null",
                "no message id": "message_key is null",
                "no time": "sent_at is null",
                "draft": "is_draft",
            }, activity=true) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["owner_identity_id", "message_key"], prefer=["last_modified_at desc nulls last"],
            payload=["sender_identity_id", "recipient_identity_ids", "sent_at", "is_read", "has_file_attachment", "has_link_attachment"], feeds_teams=true
        ) }}

    )

select * from statused

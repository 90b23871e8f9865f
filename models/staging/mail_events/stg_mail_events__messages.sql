{#- Grain: one landed mail of a message trace. The only source of mentions and of whom a mail answers. -#}
with

    source as (select * from {{ source("mail_events", "messages") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ identity_id("source.sender_id") }} as identity_id,
            {{ message_key("source.message_id") }} as message_key,
            {{ message_key("source.in_reply_to") }} as in_reply_to_message_key,
            {{ hash_bigint("source.organization_id || '|conversation|' || nullif(trim(source.conversation_id), '')") }} as conversation_key,
            {{ identity_ids("source.recipient_ids") }} as recipient_identity_ids,

            -- text
            {{ identity_kind("source.sender_id") }} as identity_kind,

            -- booleans
            {{ parse_boolean("source.recipient_is_group_mailbox") }} as is_sent_to_group_mailbox,
            {{ parse_boolean("source.has_mention") }} as has_mention,
            {{ parse_boolean("source.has_file_attachment") }} as has_file_attachment,
            {{ parse_boolean("source.has_cloud_link_attachment") }} as has_link_attachment,
            {{ parse_boolean("source.has_embedded_cloud_link") }} as has_embedded_link,

            -- times
            {{ parse_timestamp("source.sent_at") }} as sent_at,
            cast({{ parse_timestamp("source.sent_at") }} as date) as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({
                "no message id": "message_key is null",
                "no sender": "identity_id is null",
                "no time": "sent_at is null",
            }, activity=true) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["identity_id", "message_key"], prefer=["received_at desc"],
            payload=[
                "sent_at", "conversation_key", "in_reply_to_message_key", "recipient_identity_ids", "is_sent_to_group_mailbox",
                "has_mention", "has_file_attachment", "has_link_attachment", "has_embedded_link",
            ], feeds_teams=true
        ) }}

    )

select * from statused

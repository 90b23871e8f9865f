{#- Grain: organization, source, sender, message. Mail sent, from every source that shows single messages; the actor is who sent it. -#}
with

    sent_items as (select * from {{ ref("stg_graph_data_connect__sent_items") }} where record_status = 'used'),

    messages as (select * from {{ ref("stg_graph_data_connect__messages") }} where record_status = 'used'),

    mail_events as (select * from {{ ref("stg_mail_events__messages") }} where record_status = 'used'),

    audit_records as (select * from {{ ref("stg_office365_audit__records") }} where record_status = 'used'),

    identities as (select * from {{ ref("int_identities") }}),

    own_messages as (

        select messages.*
        from messages
        inner join identities as owners
            on messages.organization_id = owners.organization_id and messages.owner_identity_id = owners.identity_id
        inner join identities as senders
            on messages.organization_id = senders.organization_id and messages.sender_identity_id = senders.identity_id
        where owners.person_id = senders.person_id

    ),

    sends as (

        select
            organization_id,
            'graph_data_connect.sent_items' as source_table,
            identity_id,
            message_key,
            recipient_identity_ids,
            is_meeting_message,
            sent_at,
            event_date
        from sent_items
        where identity_kind in ('object', 'address')
        union all
        select organization_id, 'office365_audit.records', identity_id, message_key, recipient_identity_ids, false, created_at, event_date
        from audit_records
        where operation = 'Send' and identity_kind in ('object', 'address')
        union all
        select organization_id, 'mail_events.messages', identity_id, message_key, recipient_identity_ids, false, sent_at, event_date
        from mail_events
        where identity_kind in ('object', 'address')
        union all
        select
            organization_id,
            'graph_data_connect.messages',
            identity_id,
            message_key,
            recipient_identity_ids,
            is_meeting_message,
            sent_at,
            event_date
        from own_messages

    )

select * from sends

{#- Grain: organization, source, reader, opening of a mail. A mailbox copy tells that its owner read it, not when: it stands at the
    moment the mail came in. The audit log tells when, and that single mails were opened. -#}
with

    messages as (select * from {{ ref("stg_graph_data_connect__messages") }} where record_status = 'used'),

    audit_records as (select * from {{ ref("stg_office365_audit__records") }} where record_status = 'used'),

    identities as (select * from {{ ref("int_identities") }}),

    mailbox_reads as (

        select
            messages.organization_id,
            messages.identity_id,
            coalesce(messages.delivered_at, messages.sent_at) as read_at
        from messages
        inner join identities as owners
            on messages.organization_id = owners.organization_id and messages.owner_identity_id = owners.identity_id
        left join identities as senders
            on messages.organization_id = senders.organization_id and messages.sender_identity_id = senders.identity_id
        where
            messages.is_read
            and not coalesce(messages.is_meeting_message, false)
            and messages.sender_identity_id is distinct from messages.owner_identity_id
            and senders.person_id is distinct from owners.person_id

    ),

    reads as (

        select organization_id, 'graph_data_connect.messages' as source_table, identity_id, read_at from mailbox_reads
        union all
        select organization_id, 'office365_audit.records', identity_id, created_at
        from audit_records
        where operation = 'MailItemsAccessed' and is_mail_opened and identity_kind in ('object', 'address')

    )

select * from reads

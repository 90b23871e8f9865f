{#- Grain: organization, person, mail sent or read, with the time it stands for from its moment on. Invitations and answers to them
    are left to the calendar. -#}
with

    mail_sends as (select * from {{ ref("int_mail_sends") }}),

    mail_reads as (select * from {{ ref("int_mail_reads") }}),

    identities as (select * from {{ ref("int_identities") }} where identity_class = 'person'),

    team_sources as (select * from {{ ref("int_team_sources") }}),

    items as (select * from {{ ref("collaboration_items") }}),

    mails as (

        select organization_id, source_table, identity_id, 'mail_sent' as item, sent_at as started_at
        from mail_sends
        where not coalesce(is_meeting_message, false)
        union all
        select organization_id, source_table, identity_id, 'mail_read', read_at
        from mail_reads

    ),

    intervals as (

        select
            mails.organization_id,
            identities.person_id,
            'email' as channel,
            mails.started_at,
            mails.started_at + items.seconds * interval '1 second' as ended_at
        from mails
        inner join team_sources
            on
                mails.organization_id = team_sources.organization_id
                and mails.source_table = team_sources.source_table
                and mails.item = team_sources.activity
        inner join items on mails.item = items.item
        inner join identities on mails.organization_id = identities.organization_id and mails.identity_id = identities.identity_id

    )

select * from intervals

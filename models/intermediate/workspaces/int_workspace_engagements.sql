{#- Grain: organization, identity, workspace, activity, day. Which people mailed a group, posted in a channel or used a file on a group's site.
    workspace_id is NULL where a source cannot name it: its size cannot be asked. The bare mark of a mail event and the count of
    the Teams report stand in only where no source names anything: the mark in the organization, the count on the day. -#}
with

    mail_sends as (select * from {{ ref("int_mail_sends") }}),

    mail_events as (select * from {{ ref("stg_mail_events__messages") }} where record_status = 'used' and is_sent_to_group_mailbox),

    channel_messages as (select * from {{ ref("int_messages_sent") }} where is_channel),

    report_days as (select * from {{ ref("int_report_activity_days") }} where activity = 'channel_message_sent'),

    file_events as (select * from {{ ref("int_file_events") }} where is_read or is_create),

    addresses as (select * from {{ ref("int_workspace_addresses") }}),

    sites as (select * from {{ ref("int_workspace_sites") }}),

    identities as (select * from {{ ref("int_identities") }}),

    people as (select * from {{ ref("int_people") }}),

    mailed as (

        select
            organization_id,
            identity_id,
            unnest(recipient_identity_ids) as recipient_identity_id,
            event_date
        from mail_sends

    ),

    channel_days as (select distinct organization_id, event_date from channel_messages),

    engagements as (

        select mailed.organization_id, mailed.identity_id, addresses.workspace_id, 'workspace_mailed' as activity, false as is_report, mailed.event_date as activity_date
        from mailed
        inner join addresses on mailed.organization_id = addresses.organization_id and mailed.recipient_identity_id = addresses.identity_id
        union
        select organization_id, identity_id, null, 'workspace_mailed', false, event_date
        from mail_events
        where organization_id not in (select organization_id from mail_sends where source_table <> 'mail_events.messages')
        union
        select organization_id, identity_id, workspace_id, 'workspace_messaged', false, event_date
        from channel_messages
        union
        select report_days.organization_id, report_days.identity_id, null, 'workspace_messaged', true, report_days.activity_date
        from report_days
        left join channel_days
            on report_days.organization_id = channel_days.organization_id and report_days.activity_date = channel_days.event_date
        where channel_days.event_date is null
        union
        select file_events.organization_id, file_events.identity_id, sites.workspace_id, 'workspace_content_used', false, file_events.event_date
        from file_events
        inner join sites on file_events.organization_id = sites.organization_id and file_events.site_key = sites.site_key

    ),

    by_people as (

        select
            engagements.organization_id,
            engagements.identity_id,
            people.person_id,
            engagements.workspace_id,
            engagements.activity,
            engagements.is_report,
            engagements.activity_date
        from engagements
        inner join identities on engagements.organization_id = identities.organization_id and engagements.identity_id = identities.identity_id
        inner join people on identities.organization_id = people.organization_id and identities.person_id = people.person_id

    )

select * from by_people

{#- Grain: organization, activity inside workspaces that any source can show. Mail needs recipients and the addresses of groups,
    content the sites of groups: without them the activity is absent, which is not the same as nobody doing it. -#}
with

    mail_sends as (select * from {{ ref("int_mail_sends") }} where len(recipient_identity_ids) > 0),

    mail_events as (select * from {{ ref("stg_mail_events__messages") }} where record_status = 'used' and is_sent_to_group_mailbox is not null),

    addresses as (select * from {{ ref("int_workspace_addresses") }}),

    channel_messages as (select * from {{ ref("int_messages_sent") }} where is_channel),

    teams_report as (

        select * from {{ ref("stg_graph_reports__teams_user_activity_user_detail") }}
        where record_status = 'used' and is_one_day_export

    ),

    file_events as (select * from {{ ref("int_file_events") }} where is_read or is_create),

    sites as (select * from {{ ref("int_workspace_sites") }}),

    sources as (

        select organization_id, 'workspace_mailed' as activity
        from mail_sends
        where organization_id in (select organization_id from addresses)
        union
        select organization_id, 'workspace_mailed' from mail_events
        union
        select organization_id, 'workspace_messaged' from channel_messages
        union
        select organization_id, 'workspace_messaged' from teams_report
        union
        select organization_id, 'workspace_content_used'
        from file_events
        where organization_id in (select organization_id from sites)

    )

select * from sources

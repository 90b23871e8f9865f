{#- Grain: organization, identity, activity, day. Who communicated how on which day, from event sources. -#}
with

    mail_sends as (select * from {{ ref("int_mail_sends") }}),

    messages_sent as (select * from {{ ref("int_messages_sent") }}),

    posts as (select * from {{ ref("stg_communities__posts") }} where record_status = 'used'),

    sent_items as (select * from {{ ref("stg_graph_data_connect__sent_items") }} where record_status = 'used'),

    mail_events as (select * from {{ ref("stg_mail_events__messages") }} where record_status = 'used'),

    days as (

        select organization_id, identity_id, 'email_sent' as activity, event_date as activity_date from mail_sends
        union
        select organization_id, identity_id, case when is_channel then 'channel_message_sent' else 'chat_sent' end, event_date
        from messages_sent
        union
        select organization_id, identity_id, 'community_posted', event_date from posts where identity_kind in ('object', 'address')
        union
        select organization_id, identity_id, 'attachment_sent_file', event_date from sent_items where has_file_attachment
        union
        select organization_id, identity_id, 'attachment_sent_link', event_date from sent_items where has_link_attachment
        union
        select organization_id, identity_id, 'attachment_sent_file', event_date from mail_events where has_file_attachment
        union
        select organization_id, identity_id, 'attachment_sent_link', event_date from mail_events where has_link_attachment
        union
        select organization_id, identity_id, 'email_mention_sent', event_date from mail_events where has_mention

    ),

    marked as (select *, false as is_report from days)

select * from marked

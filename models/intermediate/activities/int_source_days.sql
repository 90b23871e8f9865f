{#- Grain: organization, activity, source, day. How many rows each source has of an activity that is counted, not merely noticed. -#}
with

    mail_sends as (select * from {{ ref("int_mail_sends") }}),

    messages_sent as (select * from {{ ref("int_messages_sent") }}),

    posts as (select * from {{ ref("stg_communities__posts") }} where record_status = 'used'),

    meetings as (select * from {{ ref("int_meeting_source_days") }}),

    reports as (select * from {{ ref("int_report_activity_days") }}),

    source_days as (

        select organization_id, 'mail_sent' as activity, source_table, event_date as activity_date, count(*) as row_count
        from mail_sends
        group by all
        union all
        select organization_id, case when is_channel then 'channel_message_sent' else 'chat_sent' end, source_table, event_date, count(*)
        from messages_sent
        group by all
        union all
        select organization_id, 'community_posted', 'communities.posts', event_date, count(*)
        from posts
        group by all
        union all
        select organization_id, activity, source_table, activity_date, row_count
        from meetings
        union all
        select organization_id, case activity when 'email_sent' then 'mail_sent' else activity end, source_table, activity_date, count(*)
        from reports
        group by all

    )

select * from source_days

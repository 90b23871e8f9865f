{#- Grain: organization, communication mode that has any source. A mode without a source is not the same as a mode nobody uses. -#}
with

    ingestion as (select * from {{ ref("ingestion_daily") }} where rows_used > 0),

    source_days as (select * from {{ ref("int_source_days") }}),

    tables_with_rows as (select organization_id, system || '.' || table_name as source_table from ingestion),

    modes_of_tables as (

        select
            organization_id,
            case
                when source_table in ('graph_data_connect.sent_items', 'mail_events.messages') then 'email'
                when source_table = 'graph_reports.email_activity_user_detail' then 'email'
                when source_table in ('graph_data_connect.team_chat', 'graph_data_connect.channel_messages') then 'messages'
                when source_table = 'graph_reports.teams_user_activity_user_detail' then 'messages'
                when source_table in ('communities.posts', 'graph_reports.yammer_activity_user_detail') then 'posts'
            end as communication_mode
        from tables_with_rows

    ),

    modes_of_activities as (

        select
            organization_id,
            case
                when activity = 'mail_sent' then 'email'
                when activity in ('chat_sent', 'channel_message_sent') then 'messages'
                when activity = 'community_posted' then 'posts'
            end as communication_mode
        from source_days

    ),

    modes as (

        select organization_id, communication_mode from modes_of_tables where communication_mode is not null
        union
        select organization_id, communication_mode from modes_of_activities where communication_mode is not null

    )

select * from modes

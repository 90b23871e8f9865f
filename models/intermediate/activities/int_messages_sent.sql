{#- Grain: organization, source, message. Teams chat and channel messages, by who sent them. -#}
with

    team_chat as (select * from {{ ref("stg_graph_data_connect__team_chat") }} where record_status = 'used'),

    channel_messages as (select * from {{ ref("stg_graph_data_connect__channel_messages") }} where record_status = 'used'),

    audit_records as (select * from {{ ref("stg_office365_audit__records") }} where record_status = 'used'),

    messages as (

        select
            organization_id,
            'graph_data_connect.team_chat' as source_table,
            identity_id,
            cast(null as bigint) as workspace_id,
            is_channel,
            sent_at,
            event_date
        from team_chat
        where identity_kind in ('object', 'address')
        union all
        select organization_id, 'graph_data_connect.channel_messages', identity_id, workspace_id, true, sent_at, event_date
        from channel_messages
        where identity_kind in ('object', 'address')
        union all
        select organization_id, 'office365_audit.records', identity_id, workspace_id, workspace_id is not null, created_at, event_date
        from audit_records
        where operation = 'MessageSent' and identity_kind in ('object', 'address')

    )

select * from messages

{#- Grain: organization, person, chat message the person sent, with the time it stands for. Messages to a channel are no chat. -#}
with

    messages_sent as (select * from {{ ref("int_messages_sent") }} where not is_channel),

    identities as (select * from {{ ref("int_identities") }} where identity_class = 'person'),

    team_sources as (select * from {{ ref("int_team_sources") }} where activity = 'chat'),

    items as (select * from {{ ref("collaboration_items") }} where item = 'chat_sent'),

    intervals as (

        select
            messages_sent.organization_id,
            identities.person_id,
            'chat' as channel,
            messages_sent.sent_at as started_at,
            messages_sent.sent_at + items.seconds * interval '1 second' as ended_at
        from messages_sent
        inner join team_sources
            on
                messages_sent.organization_id = team_sources.organization_id
                and messages_sent.source_table = team_sources.source_table
        inner join identities
            on
                messages_sent.organization_id = identities.organization_id
                and messages_sent.identity_id = identities.identity_id
        cross join items

    )

select * from intervals

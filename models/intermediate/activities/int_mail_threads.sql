{#- Grain: organization, mail thread. When a thread began and was first answered, and whether its first mail mentions anybody. -#}
with

    mail_events as (select * from {{ ref("stg_mail_events__messages") }} where record_status = 'used'),

    threads as (

        select
            organization_id,
            conversation_key,
            bool_or(has_mention) filter (where in_reply_to_message_key is null) as has_mention,
            min(event_date) filter (where in_reply_to_message_key is null) as started_date,
            min(event_date) filter (where in_reply_to_message_key is not null) as answered_date
        from mail_events
        where conversation_key is not null
        group by organization_id, conversation_key

    )

select * from threads

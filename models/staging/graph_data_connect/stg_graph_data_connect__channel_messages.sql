{#- Grain: one landed message of a team's channel, from the mailbox of its group. -#}
with

    source as (select * from {{ source("graph_data_connect", "channel_messages") }}),

    senders as (

        select
            *,
            coalesce(nullif(trim(from_address), ''), sender_address) as author,
            coalesce(nullif(trim(internet_message_id), ''), nullif(trim(id), ''), coalesce(thread_id, '') || sent_date_time) as message_mark
        from source

    ),

    renamed as (

        select
            {{ landed_columns("senders") }},

            -- ids
            {{ identity_id("senders.author", "senders.organization_id") }} as identity_id,
            {{ workspace_id("senders.group_id", "senders.organization_id") }} as workspace_id,
            {{ hash_bigint("senders.organization_id || '|thread|' || nullif(lower(trim(coalesce(senders.thread_id, senders.conversation_id))), '')") }} as thread_key,
            {{ hash_bigint(
                "senders.organization_id || '|channel|' || coalesce(lower(trim(senders.group_id)), '') || '|' || senders.message_mark || '|' || "
                ~ identity_value("senders.author")
            ) }} as message_key,
            lower(trim(senders.tenant_id)) as tenant_id,

            -- text
            {{ identity_kind("senders.author") }} as identity_kind,

            -- times
            {{ parse_timestamp("senders.sent_date_time") }} as sent_at,
            {{ parse_timestamp("senders.last_modified_date_time") }} as last_modified_at,
            cast({{ parse_timestamp("senders.sent_date_time") }} as date) as event_date,
            senders.problem as landing_problem

        from senders

    ),

    judged as (

        select
            *,
            {{ first_problem({
                "no sender": "identity_id is null",
                "no time": "sent_at is null",
            }, activity=true) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["message_key"], prefer=["last_modified_at desc nulls last"], payload=["workspace_id", "thread_key", "sent_at"]
        ) }}

    )

select * from statused

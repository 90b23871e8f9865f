{#- Grain: one landed mailbox copy of a chat message. All copies of one message share a key that names its sender. -#}
with

    source as (select * from {{ source("graph_data_connect", "team_chat") }}),

    senders as (

        select
            *,
            coalesce(nullif(trim(from_address), ''), sender_address) as author,
            coalesce(nullif(trim(internet_message_id), ''), sent_date_time) as message_mark
        from source

    ),

    renamed as (

        select
            {{ landed_columns("senders") }},

            -- ids
            {{ identity_id("senders.author", "senders.organization_id") }} as identity_id,
            {{ identity_id("senders.puser", "senders.organization_id") }} as owner_identity_id,
            {{ hash_bigint("senders.organization_id || '|thread|' || nullif(lower(trim(senders.thread_id)), '')") }} as thread_key,
            {{ hash_bigint(
                "senders.organization_id || '|chat|' || coalesce(lower(trim(senders.thread_id)), '') || '|' || senders.message_mark || '|' || "
                ~ identity_value("senders.author")
            ) }} as message_key,
            lower(trim(senders.tenant_id)) as tenant_id,

            -- text
            {{ identity_kind("senders.author") }} as identity_kind,
            {{ enum_value("senders.thread_type") }} as thread_type,

            -- booleans
            coalesce({{ enum_value("senders.thread_type") }} in ('space', 'topic'), false) as is_channel,
            {{ parse_boolean("senders.is_draft") }} as is_draft,

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
                "draft": "is_draft",
            }, activity=true) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["message_key"], prefer=["last_modified_at desc nulls last"], payload=["thread_key", "thread_type", "sent_at"], feeds_teams=true
        ) }}

    )

select * from statused

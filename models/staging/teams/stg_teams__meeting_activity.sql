{#- Grain: one landed row on what happened before, in and after an online meeting. Counts of people, no people. -#}
with

    source as (select * from {{ source("teams", "meeting_activity") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ hash_bigint("source.organization_id || '|meeting|' || nullif(lower(trim(coalesce(source.meeting_id, source.call_id))), '')") }} as meeting_activity_key,
            {{ hash_bigint("source.organization_id || '|call|' || nullif(lower(trim(source.call_id)), '')") }} as call_key,
            {{ meeting_link_key("source.join_web_url") }} as meeting_link_key,
            {{ hash_bigint("source.organization_id || '|calendar|' || nullif(lower(trim(source.ical_uid)), '')") }} as calendar_key,

            -- numbers
            {{ parse_integer("source.invitee_count") }} as invitee_count,
            {{ parse_integer("source.accepted_count") }} as accepted_count,
            {{ parse_integer("source.participant_count") }} as participant_count,
            {{ parse_integer("source.spoke_or_chatted_count") }} as spoke_or_chatted_count,
            {{ milliseconds_between(parse_timestamp("source.start_date_time"), parse_timestamp("source.end_date_time")) }}
                as duration_milliseconds,

            -- booleans
            {{ parse_boolean("source.has_chat_before") }} as has_chat_before,
            {{ parse_boolean("source.has_chat_during") }} as has_chat_during,
            {{ parse_boolean("source.has_chat_after") }} as has_chat_after,
            {{ parse_boolean("source.has_reaction") }} as has_reaction,
            {{ parse_boolean("source.has_visual_content") }} as has_visual_content,
            {{ parse_boolean("source.is_recorded") }} as is_recorded,

            -- times
            {{ parse_timestamp("source.start_date_time") }} as started_at,
            cast({{ parse_timestamp("source.start_date_time") }} as date) as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({
                "no id": "meeting_activity_key is null",
                "no time": "started_at is null or duration_milliseconds is null",
                "end before start": "duration_milliseconds < 0",
                "longer than a call lasts": "duration_milliseconds > " ~ var("longest_call_hours") ~ " * 3600000",
            }, activity=true) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["meeting_activity_key", "started_at"], prefer=["received_at desc"],
            payload=[
                "invitee_count", "accepted_count", "participant_count", "spoke_or_chatted_count", "has_chat_before",
                "has_chat_during", "has_chat_after", "has_reaction", "has_visual_content", "is_recorded", "duration_milliseconds"
            ]
        ) }}

    )

select * from statused

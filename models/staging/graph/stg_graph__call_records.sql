{#- Grain: one landed call record and user in it, so that no copy decides about another person's row; one row without a user when
    the record names none. -#}
with

    source as (select * from {{ source("graph", "call_records") }}),

    participants as (select * from {{ ref("base_graph__call_participants") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ hash_bigint("source.organization_id || '|call|' || nullif(lower(trim(source.id)), '')") }} as call_key,
            {{ identity_id("participants.user_name") }} as identity_id,
            {{ identity_id("source.organizer_user_id") }} as organizer_identity_id,
            {{ meeting_link_key("source.join_web_url") }} as meeting_link_key,
            lower(trim(participants.tenant_id)) as tenant_id,

            -- text
            {{ identity_kind("participants.user_name") }} as identity_kind,
            {{ enum_value("source.type") }} as call_type,

            -- numbers
            {{ parse_integer("source.version") }} as version,
            coalesce(participants.participant_count, 0) as participant_count,
            {{ milliseconds_between(parse_timestamp("source.start_date_time"), parse_timestamp("source.end_date_time")) }}
                as duration_milliseconds,

            -- booleans
            {{ call_has_modality(["video"]) }} as has_video,
            {{ call_has_modality(["videobasedscreensharing", "screensharing"]) }} as has_screen_share,
            {{ call_has_media("lower(source.sessions)") }} as has_media,
            coalesce(lower(source.join_web_url) like '%thread.tacv2%', false) as is_in_channel,

            -- times
            {{ parse_timestamp("source.start_date_time") }} as started_at,
            {{ parse_timestamp("source.end_date_time") }} as ended_at,
            participants.joined_ats,
            participants.left_ats,
            cast({{ parse_timestamp("source.start_date_time") }} as date) as event_date,
            source.problem as landing_problem

        from source
        left join participants
            on
                source.organization_id = participants.organization_id
                and source.file_id = participants.file_id
                and source.record_position = participants.record_position

    ),

    judged as (

        select
            *,
            {{ first_problem({
                "no id": "call_key is null",
                "no user among the participants": "identity_id is null",
                "no time": "started_at is null or ended_at is null",
                "end before start": "ended_at < started_at",
                "longer than a call lasts": "duration_milliseconds > " ~ var("longest_call_hours") ~ " * 3600000",
            }, activity=true) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["call_key", "identity_id"], prefer=["version desc nulls last"], on_conflict="quarantine",
            payload=["call_type", "has_video", "has_screen_share", "started_at", "ended_at", "joined_ats", "left_ats"], feeds_teams=true
        ) }}

    )

select * from statused

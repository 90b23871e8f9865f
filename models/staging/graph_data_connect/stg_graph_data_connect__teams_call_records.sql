{#- Grain: one landed copy of a Teams call or meeting. Each copy belongs to one participant and tells only when that one was there. -#}
with

    source as (select * from {{ source("graph_data_connect", "teams_call_records") }}),

    presences as (select * from {{ ref("base_graph_data_connect__call_presences") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ hash_bigint("source.organization_id || '|call|' || nullif(lower(trim(source.communication_id)), '')") }} as call_key,
            {{ identity_id("source.puser") }} as identity_id,
            {{ hash_bigint("source.organization_id || '|calendar|' || nullif(lower(trim(source.ical_uid)), '')") }} as calendar_key,
            lower(trim(source.tenant_id)) as tenant_id,

            -- text
            {{ identity_kind("source.puser") }} as identity_kind,
            {{ enum_value("source.communication_type") }} as call_type,
            {{ enum_value("source.communication_sub_type") }} as call_sub_type,

            -- numbers
            {{ call_attendee_count() }} as participant_count,
            {{ milliseconds_between(parse_timestamp("source.start_time"), parse_timestamp("source.end_time")) }} as duration_milliseconds,

            -- booleans
            coalesce(lower(source.thread_id) like '%thread.tacv2%', false) as is_in_channel,
            len({{ json_array("source.content") }}) > 0 as has_moves,

            -- times
            {{ parse_timestamp("source.start_time") }} as started_at,
            {{ parse_timestamp("source.end_time") }} as ended_at,
            {{ parse_timestamp("source.created_date_time") }} as created_at,
            presences.joined_ats,
            presences.left_ats,
            cast({{ parse_timestamp("source.start_time") }} as date) as event_date,
            source.problem as landing_problem

        from source
        left join presences
            on
                source.organization_id = presences.organization_id
                and source.file_id = presences.file_id
                and source.record_position = presences.record_position

    ),

    judged as (

        select
            *,
            {{ first_problem({
                "no id": "call_key is null",
                "no owner": "identity_id is null",
                "no time": "started_at is null or ended_at is null",
                "end before start": "ended_at < started_at",
                "longer than a call lasts": "duration_milliseconds > " ~ var("longest_call_hours") ~ " * 3600000",
            }, activity=true) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["call_key", "identity_id"], prefer=["created_at desc nulls last"],
            payload=["call_type", "call_sub_type", "started_at", "ended_at", "participant_count", "joined_ats", "left_ats"], feeds_teams=true
        ) }}

    )

select * from statused

{#- Grain: one landed calendar copy of one occurrence of a meeting. -#}
with

    source as (select * from {{ source("graph_data_connect", "calendar_view") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ identity_id("source.puser") }} as owner_identity_id,
            {{ identity_id("source.puser") }} as identity_id,
            {{ identity_id("source.organizer_address") }} as organizer_identity_id,
            {{ hash_bigint("source.organization_id || '|calendar|' || nullif(lower(trim(source.ical_uid)), '')") }} as calendar_key,
            {{ meeting_link_key("source.online_meeting_join_url") }} as meeting_link_key,
            lower(trim(source.tenant_id)) as tenant_id,

            -- text
            {{ identity_kind("source.puser") }} as identity_kind,
            {{ enum_value("source.type") }} as event_type,
            {{ enum_value("source.show_as") }} as show_as,
            {{ enum_value("source.sensitivity") }} as sensitivity,
            {{ enum_value("source.response_status") }} as response_status,
            source.start_time_zone,

            -- numbers
            len({{ json_array("source.attendees") }}) as invitee_count,
            {{ invitees_with_response("accepted") }} as accepted_count,

            -- booleans
            coalesce({{ parse_boolean("source.is_cancelled") }}, false) as is_cancelled,
            coalesce({{ parse_boolean("source.is_all_day") }}, false) as is_all_day,
            coalesce({{ parse_boolean("source.is_organizer") }}, false) as is_organizer,
            {{ parse_boolean("source.is_online_meeting") }} as is_online_meeting,
            {{ has_other_invitee() }} as has_other_invitee,

            -- times
            {{ parse_zoned_timestamp("source.start_date_time", "source.start_time_zone") }} as started_at,
            {{ parse_zoned_timestamp("source.end_date_time", "source.end_time_zone") }} as ended_at,
            {{ parse_timestamp("source.last_modified_date_time") }} as last_modified_at,
            cast({{ parse_zoned_timestamp("source.start_date_time", "source.start_time_zone") }} as date) as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({
                "no owner": "owner_identity_id is null",
                "no calendar id": "calendar_key is null",
                "no time in UTC": "started_at is null or ended_at is null",
                "end before start": "ended_at < started_at",
            }) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["owner_identity_id", "calendar_key", "started_at"], prefer=["last_modified_at desc nulls last"], can_be_late=true,
            payload=["ended_at", "event_type", "show_as", "sensitivity", "response_status", "is_cancelled", "accepted_count", "meeting_link_key"], feeds_teams=true
        ) }}

    )

select * from statused

{#- Grain: source, call, identity of somebody who was in it. Calls and online meetings from every source that shows who took part;
    whatever was no meeting between people (missed, failed, broadcast, a minute or less) is gone. -#}
with

    call_records as (select * from {{ ref("stg_graph__call_records") }} where record_status = 'used'),

    teams_call_records as (select * from {{ ref("stg_graph_data_connect__teams_call_records") }} where record_status = 'used'),

    calls as (

        select
            organization_id,
            'graph.call_records' as source_table,
            call_key,
            identity_id,
            meeting_link_key,
            cast(null as bigint) as calendar_key,
            tenant_id,
            call_type,
            version,
            participant_count,
            duration_milliseconds,
            has_video,
            has_screen_share,
            is_in_channel,
            false as is_marked_scheduled,
            started_at,
            ended_at,
            joined_ats,
            left_ats,
            event_date
        from call_records
        where call_type in ('groupcall', 'peertopeer') and coalesce(has_media, true)
        union all
        select
            organization_id,
            'graph_data_connect.teams_call_records',
            call_key,
            identity_id,
            cast(null as bigint),
            calendar_key,
            tenant_id,
            call_type,
            1,
            participant_count,
            duration_milliseconds,
            cast(null as boolean),
            cast(null as boolean),
            is_in_channel,
            {{ is_marked_scheduled() }},
            started_at,
            ended_at,
            joined_ats,
            left_ats,
            event_date
        from teams_call_records
        where {{ was_attended() }}

    ),

    long_enough as (

        select * from calls
        where duration_milliseconds > {{ var("shortest_meeting_milliseconds") }} and identity_id is not null

    )

select * from long_enough

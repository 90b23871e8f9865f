{#- Grain: organization, person, stay in a call or online meeting, from the one source that counts. Nothing but the person's own row
    of the call decides: not how many others were in it, whether they sent sound, or whose calendar has it. -#}
with

    call_records as (select * from {{ ref("stg_graph__call_records") }} where record_status = 'used'),

    teams_call_records as (select * from {{ ref("stg_graph_data_connect__teams_call_records") }} where record_status = 'used'),

    identities as (select * from {{ ref("int_identities") }} where identity_class = 'person'),

    team_sources as (select * from {{ ref("int_team_sources") }} where activity = 'meeting'),

    {% set times = "duration_milliseconds, started_at, ended_at, joined_ats, left_ats" -%}
    calls as (

        select organization_id, 'graph.call_records' as source_table, identity_id, meeting_link_key is not null as is_scheduled, {{ times }}
        from call_records
        where call_type in ('groupcall', 'peertopeer')
        union all
        select
            organization_id,
            'graph_data_connect.teams_call_records',
            identity_id,
            calendar_key is not null or call_type = 'meeting' or {{ is_marked_scheduled() }},
            {{ times }}
        from teams_call_records
        where {{ was_attended() }}

    ),

    listed as (

        select
            calls.organization_id,
            identities.person_id,
            calls.is_scheduled,
            calls.started_at as call_started_at,
            calls.ended_at as call_ended_at,
            unnest(coalesce(calls.joined_ats, [calls.started_at])) as joined_at,
            unnest(coalesce(calls.left_ats, [calls.ended_at])) as left_at
        from calls
        inner join team_sources on calls.organization_id = team_sources.organization_id and calls.source_table = team_sources.source_table
        inner join identities on calls.organization_id = identities.organization_id and calls.identity_id = identities.identity_id
        where calls.duration_milliseconds > {{ var("shortest_meeting_milliseconds") }}

    ),

    stays as (

        select
            organization_id,
            person_id,
            is_scheduled,
            greatest(joined_at, call_started_at) as started_at,
            least(coalesce(left_at, call_ended_at), call_ended_at) as ended_at
        from listed

    )

select * from stays

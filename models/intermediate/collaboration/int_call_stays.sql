{#- Grain: organization, person, stay in a call or online meeting, from the one source that counts. Nothing but the person's own row
    of the call decides: neither how many others were in it nor whose calendar has it. A row without stays counts the whole call. -#}
with

    calls as (select * from {{ ref("int_calls") }}),

    identities as (select * from {{ ref("int_identities") }} where identity_class = 'person'),

    team_sources as (select * from {{ ref("int_team_sources") }} where activity = 'meeting'),

    own_rows as (

        select
            calls.organization_id,
            identities.person_id,
            (
                coalesce(calls.meeting_link_key, calls.calendar_key) is not null
                or calls.is_marked_scheduled
                or calls.call_type = 'meeting'
            ) as is_scheduled,
            calls.started_at,
            calls.ended_at,
            coalesce(calls.joined_ats, [calls.started_at]) as joined_ats,
            coalesce(calls.left_ats, [calls.ended_at]) as left_ats
        from calls
        inner join team_sources on calls.organization_id = team_sources.organization_id and calls.source_table = team_sources.source_table
        inner join identities on calls.organization_id = identities.organization_id and calls.identity_id = identities.identity_id

    ),

    listed as (

        select
            organization_id,
            person_id,
            is_scheduled,
            started_at as call_started_at,
            ended_at as call_ended_at,
            unnest(joined_ats) as joined_at,
            unnest(left_ats) as left_at
        from own_rows

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

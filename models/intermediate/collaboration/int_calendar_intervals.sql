{#- Grain: organization, person, entry of the person's own calendar that stands for a meeting: organized or accepted, shown as busy,
    with somebody else in it, shorter than a day. Private and confidential entries stay private. -#}
with

    calendar_view as (select * from {{ ref("stg_graph_data_connect__calendar_view") }} where record_status = 'used'),

    events as (select * from {{ ref("stg_graph_data_connect__events") }} where record_status = 'used'),

    identities as (select * from {{ ref("int_identities") }} where identity_class = 'person'),

    team_sources as (select * from {{ ref("int_team_sources") }} where activity = 'calendar'),

    {% set columns = [
        "owner_identity_id", "event_type", "show_as", "sensitivity", "response_status", "is_cancelled", "is_all_day", "is_organizer",
        "has_other_invitee", "started_at", "ended_at",
    ] | join(", ") -%}
    copies as (

        select organization_id, 'graph_data_connect.calendar_view' as source_table, {{ columns }} from calendar_view
        union all
        select organization_id, 'graph_data_connect.events', {{ columns }} from events

    ),

    meant as (

        select
            *,
            is_organizer or coalesce(response_status = 'organizer', false) as is_own
        from copies
        where
            show_as = 'busy'
            and not is_cancelled
            and not is_all_day
            and coalesce(sensitivity, 'normal') not in ('private', 'confidential')
            and coalesce(event_type, 'singleinstance') <> 'seriesmaster'
            and {{ milliseconds_between("started_at", "ended_at") }} < 24 * 3600000

    ),

    intervals as (

        select
            meant.organization_id,
            identities.person_id,
            meant.started_at,
            meant.ended_at
        from meant
        inner join team_sources on meant.organization_id = team_sources.organization_id and meant.source_table = team_sources.source_table
        inner join identities on meant.organization_id = identities.organization_id and meant.owner_identity_id = identities.identity_id
        where (meant.is_own and meant.has_other_invitee) or (not meant.is_own and meant.response_status = 'accepted')

    )

select * from intervals

{#- Grain: source, meeting, own person, stay. Each millisecond of a person counts once, in whichever meeting came first, so that a
    day's sum is the union of the stays. A meeting that shows no stays counts whole. -#}
with

    attendances as (select * from {{ ref("int_meeting_attendances") }}),

    meetings as (select * from {{ ref("int_meetings") }}),

    stays as (

        select
            organization_id,
            source_table,
            call_key,
            person_id,
            unnest(coalesce(joined_ats, [started_at])) as joined_at,
            unnest(coalesce(left_ats, [ended_at])) as left_at,
            ended_at
        from attendances

    ),

    placed as (

        select
            meetings.organization_id,
            meetings.source_table,
            meetings.meeting_key,
            stays.person_id,
            meetings.meeting_kind,
            meetings.has_video,
            meetings.has_screen_share,
            stays.joined_at,
            greatest(stays.joined_at, coalesce(stays.left_at, stays.ended_at)) as left_at,
            meetings.event_date
        from stays
        inner join meetings
            on
                stays.organization_id = meetings.organization_id
                and stays.source_table = meetings.source_table
                and stays.call_key = meetings.meeting_key

    ),

    compared as (

        select
            *,
            max(left_at) over (
                partition by organization_id, source_table, person_id
                order by joined_at, left_at, meeting_key
                rows between unbounded preceding and 1 preceding
            ) as busy_until
        from placed

    ),

    presences as (

        select
            organization_id,
            source_table,
            meeting_key,
            person_id,
            meeting_kind,
            greatest({{ milliseconds_between("greatest(joined_at, coalesce(busy_until, joined_at))", "left_at") }}, 0) as attended_milliseconds,
            has_video,
            has_screen_share,
            joined_at,
            left_at,
            event_date
        from compared

    )

select * from presences

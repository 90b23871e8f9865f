{#- Grain: source, meeting. A call counts as a meeting when at least two participants, of whatever tenant, were in it and at least
    one of them is of the organization's own people. -#}
with

    calls as (select * from {{ ref("int_calls") }}),

    attendances as (select * from {{ ref("int_meeting_attendances") }}),

    calendar_meetings as (select * from {{ ref("int_calendar_meetings") }}),

    newest as (

        select
            *,
            max(participant_count) over same_call as listed_count,
            count(*) over same_call as user_count,
            row_number() over (
                partition by organization_id, source_table, call_key
                order by
                    version desc, ended_at desc, started_at asc,
                    has_video desc nulls last, has_screen_share desc nulls last, identity_id asc
            ) as call_order
        from calls
        window same_call as (partition by organization_id, source_table, call_key)

    ),

    attendees as (

        select organization_id, source_table, call_key, count(distinct person_id) as attendee_count
        from attendances
        group by organization_id, source_table, call_key

    ),

    joined as (

        select
            newest.*,
            greatest(newest.listed_count, newest.user_count) as everybody_count,
            attendees.attendee_count,
            coalesce(newest.meeting_link_key, newest.calendar_key) as calendar_meeting_key,
            calendar_meetings.meeting_key is not null as is_in_calendar,
            calendar_meetings.is_recurring
        from newest
        inner join attendees
            on
                newest.organization_id = attendees.organization_id
                and newest.source_table = attendees.source_table
                and newest.call_key = attendees.call_key
        left join calendar_meetings
            on
                newest.organization_id = calendar_meetings.organization_id
                and coalesce(newest.meeting_link_key, newest.calendar_key) = calendar_meetings.meeting_key
        where newest.call_order = 1 and greatest(newest.listed_count, newest.user_count) >= 2

    ),

    meetings as (

        select
            organization_id,
            source_table,
            call_key as meeting_key,
            {{ meeting_kind() }} as meeting_kind,
            everybody_count as participant_count,
            attendee_count,
            duration_milliseconds,
            attendee_count * duration_milliseconds as attendee_milliseconds,
            has_video,
            has_screen_share,
            has_video or has_screen_share as has_best_practice,
            started_at,
            ended_at,
            event_date
        from joined

    )

select * from meetings

{#- Grain: organization, source, day. Sums over the meetings that began that day: what a window adds up. -#}
with

    meetings as (select * from {{ ref("int_meetings") }}),

    days as (

        select
            organization_id,
            source_table,
            count(*) as meeting_count,
            count(*) filter (where meeting_kind is not null) as kind_count,
            count(*) filter (where has_best_practice is not null) as known_count,
            count(*) filter (where has_best_practice) as best_practice_count,
            count(*) filter (where has_video) as video_count,
            count(*) filter (where has_screen_share) as screen_share_count,
            cast(coalesce(sum(attendee_milliseconds) filter (where has_best_practice is not null), 0) as bigint) as known_milliseconds,
            cast(coalesce(sum(attendee_milliseconds) filter (where has_best_practice), 0) as bigint) as best_practice_milliseconds,
            count(*) filter (where meeting_kind not like 'scheduled%') as instant_count,
            count(*) filter (where meeting_kind like 'scheduled%') as scheduled_count,
            {% for bound in meeting_length_bounds() -%}
            count(*) filter (where meeting_kind not like 'scheduled%' and {{ meeting_length_is(bound) }}) as instant_{{ bound.segment }}_count,
            count(*) filter (where meeting_kind like 'scheduled%' and {{ meeting_length_is(bound) }}) as scheduled_{{ bound.segment }}_count,
            {% endfor -%}
            event_date
        from meetings
        group by organization_id, source_table, event_date

    )

select * from days

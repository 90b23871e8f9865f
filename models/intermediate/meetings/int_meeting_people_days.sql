{#- Grain: organization, source, person, day. How long a person was in meetings that began that day, and in which kinds. -#}
with

    presences as (select * from {{ ref("int_meeting_presences") }}),

    people_days as (

        select
            organization_id,
            source_table,
            person_id,
            cast(sum(attended_milliseconds) as bigint) as attended_milliseconds,
            cast(bool_or(coalesce(has_video, false)) as integer) as has_video,
            cast(bool_or(coalesce(has_screen_share, false)) as integer) as has_screen_share,
            {% for kind in meeting_kinds() -%}
            cast(bool_or(coalesce(meeting_kind = '{{ kind }}', false)) as integer) as has_{{ kind }},
            {% endfor -%}
            event_date
        from presences
        group by organization_id, source_table, person_id, event_date

    )

select * from people_days

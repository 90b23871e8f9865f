{#- Grain: organization, report, person, day. Kinds of meetings a one-day usage report says a person attended; it counts no time, and
    tells neither calls by size nor channels. -#}
{%- set counts = {
    "meet_now": "ad_hoc_meetings_attended_count",
    "scheduled_once": "scheduled_one_time_meetings_attended_count",
    "scheduled_recurring": "scheduled_recurring_meetings_attended_count",
} %}
with

    reports as (select * from {{ ref("stg_graph_reports__teams_user_activity_user_detail") }} where record_status = 'used' and is_one_day_export),

    identities as (select * from {{ ref("int_identities") }}),

    people as (select * from {{ ref("int_people") }}),

    people_days as (

        select
            reports.organization_id,
            'graph_reports.teams_user_activity_user_detail' as source_table,
            people.person_id,
            cast(0 as bigint) as attended_milliseconds,
            0 as has_video,
            0 as has_screen_share,
            {% for kind in meeting_kinds() -%}
            max({{ "cast(coalesce(reports." ~ counts[kind] ~ ", 0) > 0 as integer)" if kind in counts else 0 }}) as has_{{ kind }},
            {% endfor -%}
            reports.report_refresh_date as event_date
        from reports
        inner join identities on reports.organization_id = identities.organization_id and reports.identity_id = identities.identity_id
        inner join people on identities.organization_id = people.organization_id and identities.person_id = people.person_id
        where reports.meeting_count > 0 or reports.meetings_attended_count > 0 or reports.call_count > 0
        group by reports.organization_id, people.person_id, reports.report_refresh_date

    )

select * from people_days

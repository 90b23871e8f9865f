{#- Grain: organization, source, person who attended a meeting in the 28 days, score date: milliseconds, and days with each kind. -#}
{%- set measures = ["attended_milliseconds", "has_video", "has_screen_share"] -%}
{%- for kind in meeting_kinds() -%}{%- do measures.append("has_" ~ kind) -%}{%- endfor %}
with

    people_days as (

        select * from {{ ref("int_meeting_people_days") }}
        union all
        select * from {{ ref("int_meeting_report_people_days") }}

    ),

    organization_days as (select * from {{ ref("int_organization_days") }}),

    attendees as (select distinct organization_id, source_table, person_id from people_days),

    dense as (

        select
            attendees.organization_id,
            attendees.source_table,
            attendees.person_id,
            cast(people_days.person_id is not null as integer) as has_meeting,
            {% for measure in measures -%}
            coalesce(people_days.{{ measure }}, 0) as {{ measure }},
            {% endfor -%}
            organization_days.is_score_date,
            organization_days.calendar_date
        from attendees
        inner join organization_days on attendees.organization_id = organization_days.organization_id
        left join people_days
            on
                attendees.organization_id = people_days.organization_id
                and attendees.source_table = people_days.source_table
                and attendees.person_id = people_days.person_id
                and organization_days.calendar_date = people_days.event_date

    ),

    windows as (

        select
            organization_id,
            source_table,
            person_id,
            {% for measure in ["has_meeting"] + measures -%}
            cast(sum({{ measure }}) over last_days as bigint) as {{ measure | replace("has_", "days_with_") }},
            {% endfor -%}
            is_score_date,
            calendar_date as score_date
        from dense
        window last_days as (
            partition by organization_id, source_table, person_id
            order by calendar_date
            rows between {{ var("window_days") - 1 }} preceding and current row
        )

    ),

    scored as (

        select {{ columns_except("windows", ["is_score_date"]) }}
        from windows
        where is_score_date and days_with_meeting > 0

    )

select * from scored

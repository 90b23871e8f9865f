{#- Grain: organization, source, score date. The daily sums of the 28 days, by one frame of 28 dense rows. -#}
{%- set measures = ["meeting_count", "kind_count", "known_count", "best_practice_count", "video_count", "screen_share_count"] -%}
{%- do measures.extend(["known_milliseconds", "best_practice_milliseconds", "instant_count", "scheduled_count"]) -%}
{%- for bound in meeting_length_bounds() -%}{%- do measures.append("instant_" ~ bound.segment ~ "_count") -%}{%- endfor -%}
{%- for bound in meeting_length_bounds() -%}{%- do measures.append("scheduled_" ~ bound.segment ~ "_count") -%}{%- endfor %}
with

    meeting_days as (select * from {{ ref("int_meeting_days") }}),

    organization_days as (select * from {{ ref("int_organization_days") }}),

    sources as (select distinct organization_id, source_table from meeting_days),

    dense as (

        select
            sources.organization_id,
            sources.source_table,
            {% for measure in measures -%}
            coalesce(meeting_days.{{ measure }}, 0) as {{ measure }},
            {% endfor -%}
            organization_days.is_score_date,
            organization_days.calendar_date
        from sources
        inner join organization_days on sources.organization_id = organization_days.organization_id
        left join meeting_days
            on
                sources.organization_id = meeting_days.organization_id
                and sources.source_table = meeting_days.source_table
                and organization_days.calendar_date = meeting_days.event_date

    ),

    windows as (

        select
            organization_id,
            source_table,
            {% for measure in measures -%}
            cast(sum({{ measure }}) over last_days as bigint) as {{ measure }},
            {% endfor -%}
            is_score_date,
            calendar_date as score_date
        from dense
        window last_days as (
            partition by organization_id, source_table
            order by calendar_date
            rows between {{ var("window_days") - 1 }} preceding and current row
        )

    ),

    scored as (

        select {{ columns_except("windows", ["is_score_date"]) }}
        from windows
        where is_score_date

    )

select * from scored

{#- Grain: organization, source, score date, insight about meetings, segment. A sum of lengths shows only where each length could,
    so that none can be had by subtraction. -#}
{%- set lengths = [] -%}
{%- for bound in meeting_length_bounds() -%}{%- do lengths.append("instant_" ~ bound.segment ~ "_count") -%}{%- endfor -%}
{%- set smallest_bucket = "least(" ~ lengths | join(", ") ~ ")" %}
with

    meeting_windows as (select * from {{ ref("int_meeting_windows") }}),

    counts as (

        {% for segment, measure in [("video", "video_count"), ("screen_sharing", "screen_share_count")] -%}
        select
            organization_id,
            source_table,
            score_date,
            'best_practices' as insight,
            '{{ segment }}' as segment,
            {{ measure }} as numerator,
            known_count as denominator,
            {{ "true" if segment == "video" else "false" }} as is_headline,
            case when known_count = 0 then 'no source shows video or screen sharing' end as missing
        from meeting_windows
        union all
        {% endfor -%}
        {% for kind in ["instant", "scheduled"] -%}
        {% for bound in meeting_length_bounds() -%}
        select
            organization_id,
            source_table,
            score_date,
            '{{ kind }}_meeting_length',
            '{{ bound.segment }}',
            {{ kind }}_{{ bound.segment }}_count,
            {{ kind }}_count,
            false,
            {{ missing_kind(kind) }}
        from meeting_windows
        union all
        {% endfor -%}
        {% endfor -%}
        select
            organization_id,
            source_table,
            score_date,
            'instant_meetings_up_to_30_minutes',
            'all',
            instant_1_to_15_minutes_count + instant_16_to_30_minutes_count,
            instant_count,
            true,
            coalesce({{ missing_kind("instant") }}, case when {{ smallest_bucket }} < {{ var("minimum_cell") }} then 'too few to show' end)
        from meeting_windows

    )

select * from counts

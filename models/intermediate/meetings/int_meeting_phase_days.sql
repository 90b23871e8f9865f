{#- Grain: organization, day, phase of a meeting. Weight of the features that meetings begun that day have, and of all features;
    a meeting weighs what its participants spent in it. -#}
with

    meeting_activity as (select * from {{ ref("stg_teams__meeting_activity") }} where record_status = 'used'),

    meeting_features as (select * from {{ ref("meeting_features") }}),

    meetings as (

        select
            organization_id,
            event_date,
            participant_count * duration_milliseconds as meeting_milliseconds,
            coalesce(has_chat_before, false) as chat_before,
            coalesce(2 * accepted_count > invitee_count, false) as most_invitees_accepted,
            coalesce(has_chat_during, false) or coalesce(has_reaction, false) as interaction,
            coalesce(100 * spoke_or_chatted_count > 33 * participant_count, false) as many_took_part,
            coalesce(has_visual_content, false) as visual_content,
            coalesce(is_recorded, false) as recording,
            coalesce(has_chat_after, false) as chat_after
        from meeting_activity
        where participant_count >= 2 and duration_milliseconds > {{ var("shortest_meeting_milliseconds") }}

    ),

    featured as (

        select
            meetings.organization_id,
            meetings.event_date,
            meeting_features.phase,
            meetings.meeting_milliseconds * meeting_features.weight as possible_milliseconds,
            case meeting_features.feature
                {% for feature in [
                    "chat_before", "most_invitees_accepted", "interaction", "many_took_part", "visual_content", "recording", "chat_after",
                ] -%}
                when '{{ feature }}' then meetings.{{ feature }}
                {% endfor %}
            end as has_feature,
            meeting_features.feature
        from meetings
        cross join meeting_features

    ),

    days as (

        select
            organization_id,
            event_date,
            phase,
            cast(count(*) // count(distinct feature) as bigint) as meeting_count,
            cast(sum(case when has_feature then possible_milliseconds else 0 end) as bigint) as reached_milliseconds,
            cast(sum(possible_milliseconds) as bigint) as possible_milliseconds
        from featured
        group by organization_id, event_date, phase

    )

select * from days

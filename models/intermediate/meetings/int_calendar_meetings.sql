{#- Grain: organization, key of a meeting in a calendar: its join link or its calendar id. Whether it repeats. -#}
with

    calendar_view as (select * from {{ ref("stg_graph_data_connect__calendar_view") }} where record_status = 'used'),

    events as (select * from {{ ref("stg_graph_data_connect__events") }} where record_status = 'used'),

    copies as (

        select organization_id, meeting_link_key, calendar_key, event_type from calendar_view
        union all
        select organization_id, meeting_link_key, calendar_key, event_type from events

    ),

    keyed as (

        select organization_id, meeting_link_key as meeting_key, event_type from copies where meeting_link_key is not null
        union all
        select organization_id, calendar_key, event_type from copies where calendar_key is not null

    ),

    meetings as (

        select
            organization_id,
            meeting_key,
            bool_or(event_type in ('occurrence', 'exception', 'seriesmaster')) as is_recurring
        from keyed
        group by organization_id, meeting_key

    )

select * from meetings

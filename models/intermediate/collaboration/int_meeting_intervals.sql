{#- Grain: organization, person, stay in a scheduled online meeting or entry of the person's own calendar. -#}
with

    call_stays as (select * from {{ ref("int_call_stays") }} where is_scheduled),

    calendar_intervals as (select * from {{ ref("int_calendar_intervals") }}),

    intervals as (

        select organization_id, person_id, 'meeting' as channel, started_at, ended_at from call_stays
        union all
        select organization_id, person_id, 'meeting', started_at, ended_at from calendar_intervals

    )

select * from intervals

{#- Grain: organization, score date. How many meetings had video or a shared screen, and how much of the time people spent in
    meetings they make up. -#}
with

    people_windows as (select * from {{ ref("int_people_windows") }}),

    availability as (select * from {{ ref("int_people_availability") }}),

    source_days as (select * from {{ ref("int_meeting_source_days") }}),

    source_choices as (select * from {{ ref("int_source_choices") }} where activity = 'meeting_held'),

    meeting_windows as (select * from {{ ref("int_meeting_windows") }}),

    licensed as (

        select organization_id, score_date, count(*) filter (where is_teams_enabled) as licensed_count
        from people_windows
        group by organization_id, score_date

    ),

    sources as (

        select organization_id, bool_or(source_table = 'graph.call_records') as has_call_records
        from source_days
        group by organization_id

    ),

    judged as (

        select
            availability.organization_id,
            availability.score_date,
            coalesce(licensed.licensed_count, 0) as licensed_count,
            meeting_windows.best_practice_count,
            meeting_windows.known_count,
            meeting_windows.best_practice_milliseconds,
            meeting_windows.known_milliseconds,
            case
                when availability.unavailable_reason is not null then availability.unavailable_reason
                when coalesce(licensed.licensed_count, 0) = 0 then 'nobody is licensed for Teams'
                when sources.organization_id is null then 'no source of meetings'
                when coalesce(meeting_windows.known_count, 0) > 0 then null
                when
                    not sources.has_call_records
                    or source_choices.source_used <> 'graph.call_records'
                    or meeting_windows.meeting_count > 0
                    then 'no source shows video or screen sharing'
                else 'no qualifying meeting'
            end as unavailable_reason
        from availability
        left join licensed on availability.organization_id = licensed.organization_id and availability.score_date = licensed.score_date
        left join sources on availability.organization_id = sources.organization_id
        left join source_choices
            on availability.organization_id = source_choices.organization_id and availability.score_date = source_choices.score_date
        left join meeting_windows
            on
                availability.organization_id = meeting_windows.organization_id
                and availability.score_date = meeting_windows.score_date
                and source_choices.source_used = meeting_windows.source_table

    ),

    scored as (

        select
            organization_id,
            score_date,
            'meetings' as category,
            licensed_count,
            {{ when_available("best_practice_count") }} as primary_numerator,
            {{ when_available("known_count") }} as primary_denominator,
            {{ when_available(people_points("best_practice_milliseconds", "known_milliseconds", "best_practice_count", "known_count")) }} as points,
            unavailable_reason,
            cast(null as varchar) as partial_sources
        from judged

    )

select * from scored

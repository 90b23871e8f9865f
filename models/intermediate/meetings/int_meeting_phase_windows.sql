{#- Grain: organization, score date, phase of a meeting or all three. The newer meeting score, as an insight: the mean of what was
    set up, done and followed up, weighted like the points. Fewer meetings than the minimum cell show nothing. -#}
with

    phase_days as (select * from {{ ref("int_meeting_phase_days") }}),

    organization_days as (select * from {{ ref("int_organization_days") }}),

    phases as (select distinct organization_id, phase from phase_days),

    windows as (

        select
            phases.organization_id,
            phases.phase,
            sum(phase_days.meeting_count) over last_days as meeting_count,
            sum(phase_days.reached_milliseconds) over last_days as reached_milliseconds,
            sum(phase_days.possible_milliseconds) over last_days as possible_milliseconds,
            organization_days.is_score_date,
            organization_days.calendar_date as score_date
        from phases
        inner join organization_days on phases.organization_id = organization_days.organization_id
        left join phase_days
            on
                phases.organization_id = phase_days.organization_id
                and phases.phase = phase_days.phase
                and organization_days.calendar_date = phase_days.event_date
        window last_days as (
            partition by phases.organization_id, phases.phase
            order by organization_days.calendar_date
            rows between {{ var("window_days") - 1 }} preceding and current row
        )

    ),

    segments as (

        select organization_id, score_date, phase as segment, meeting_count, reached_milliseconds, possible_milliseconds
        from windows
        where is_score_date
        union all
        select organization_id, score_date, 'all', max(meeting_count), sum(reached_milliseconds), sum(possible_milliseconds)
        from windows
        where is_score_date
        group by organization_id, score_date

    ),

    scored as (

        select
            organization_id,
            'teams.meeting_activity' as source_table,
            score_date,
            'three_phase_score' as insight,
            segment,
            cast(reached_milliseconds as bigint) as numerator,
            cast(possible_milliseconds as bigint) as denominator,
            segment = 'all' as is_headline,
            case when coalesce(meeting_count, 0) < {{ var("minimum_cell") }} then 'too few meetings' end as missing
        from segments

    )

select * from scored

{#- Grain: organization, privacy window, person in a team. His vector as whole ticks from the public centre, clipped onto the ball, so
    that one person moves a team's sums by at most the sensitivity. Silence counts as zeros, whoever opted out as the centre itself. -#}
with

    rosters as (select * from {{ ref("int_rosters") }} where roster_status = 'in_team'),

    collaboration_windows as (select * from {{ ref("int_collaboration_windows") }}),

    excluded_people as (select * from {{ ref("int_excluded_people") }}),

    metrics as (select * from {{ ref("team_metric_definitions") }}),

    policies as (select * from {{ ref("int_team_policies") }}),

    coordinates as (

        select
            rosters.organization_id,
            rosters.window_start,
            rosters.manager_person_id,
            rosters.person_id,
            metrics.position,
            metrics.centre_seconds,
            metrics.tick_seconds,
            case
                when excluded_people.person_id is not null then metrics.centre_seconds
                when metrics.metric = 'meeting_hours' then coalesce(collaboration_windows.meeting_seconds, 0)
                when metrics.metric = 'call_hours' then coalesce(collaboration_windows.call_seconds, 0)
                when metrics.metric = 'chat_hours' then coalesce(collaboration_windows.chat_seconds, 0)
                when metrics.metric = 'email_hours' then coalesce(collaboration_windows.email_seconds, 0)
                when metrics.metric = 'after_hours_collaboration_hours' then coalesce(collaboration_windows.after_hours_seconds, 0)
            end as seconds
        from rosters
        cross join metrics
        left join collaboration_windows
            on
                rosters.organization_id = collaboration_windows.organization_id
                and rosters.window_start = collaboration_windows.window_start
                and rosters.person_id = collaboration_windows.person_id
        left join excluded_people
            on rosters.organization_id = excluded_people.organization_id and rosters.person_id = excluded_people.person_id

    ),

    vectors as (

        select
            organization_id,
            window_start,
            manager_person_id,
            person_id,
            array_agg(cast(seconds as bigint) order by position) as seconds,
            array_agg(cast(centre_seconds as bigint) order by position) as centres,
            array_agg(cast(tick_seconds as bigint) order by position) as ticks
        from coordinates
        group by organization_id, window_start, manager_person_id, person_id

    ),

    contributions as (

        select
            vectors.organization_id,
            vectors.window_start,
            vectors.manager_person_id,
            vectors.person_id,
            policies.radius_ticks,
            {{ clip_to_ball("vectors.seconds", "vectors.centres", "vectors.ticks", "policies.radius_ticks") }} as contribution_ticks
        from vectors
        inner join policies on vectors.organization_id = policies.organization_id and policies.radius_ticks is not null

    )

select * from contributions

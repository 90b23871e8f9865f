{#- Grain: organization, privacy window, team, metric. The exact sum of what its people contribute: whole ticks, never released. Who is
    counted is the roster's business, so that a head-count says nothing about anybody's activity. How far one person can move a sum is told by the ball it was clipped with. -#}
with

    teams as (select * from {{ ref("int_teams") }}),

    contributions as (select * from {{ ref("int_team_contributions") }}),

    metrics as (select * from {{ ref("team_metric_definitions") }}),

    sums as (

        select
            teams.organization_id,
            teams.window_start,
            teams.manager_person_id,
            metrics.metric,
            teams.head_count,
            2 * max(contributions.radius_ticks) as sensitivity_ticks,
            cast(sum(contributions.contribution_ticks[metrics.position]) as bigint) as sum_ticks
        from teams
        cross join metrics
        left join contributions
            on
                teams.organization_id = contributions.organization_id
                and teams.window_start = contributions.window_start
                and teams.manager_person_id = contributions.manager_person_id
        group by teams.organization_id, teams.window_start, teams.manager_person_id, metrics.metric, teams.head_count

    )

select * from sums

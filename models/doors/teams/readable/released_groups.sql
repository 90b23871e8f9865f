{#- Grain: organization, window, level, group, metric. Teams as they were released, and the larger groups they make up: a department, a
    manager's whole tree, the organization. A sum of released sums is post-processing: it costs nothing and cannot contradict them. -#}
with recursive

    sums as (select * from {{ ref("released_team_sums") }}),

    teams as (

        select distinct
            organization_id,
            window_start,
            team_id,
            manager_team_id,
            department
        from sums

    ),

    trees as (

        select
            organization_id,
            window_start,
            team_id as root_team_id,
            team_id
        from teams
        union
        select
            trees.organization_id,
            trees.window_start,
            trees.root_team_id,
            teams.team_id
        from trees
        inner join teams
            on
                trees.organization_id = teams.organization_id
                and trees.window_start = teams.window_start
                and trees.team_id = teams.manager_team_id

    ),

    memberships as (

        select organization_id, window_start, 'team' as level, team_id as group_id, team_id from teams
        union all
        select organization_id, window_start, 'department' as level, department as group_id, team_id from teams
        where department is not null
        union all
        select organization_id, window_start, 'tree' as level, root_team_id as group_id, team_id from trees
        union all
        select organization_id, window_start, 'organization' as level, organization_id as group_id, team_id from teams

    ),

    released_groups as (

        select
            memberships.organization_id,
            memberships.window_start,
            sums.window_end,
            memberships.level,
            memberships.group_id,
            sums.metric,
            count(*) as team_count,
            cast(sum(sums.head_count) as bigint) as head_count,
            cast(sum(sums.released_ticks) as bigint) as released_ticks
        from memberships
        inner join sums
            on
                memberships.organization_id = sums.organization_id
                and memberships.window_start = sums.window_start
                and memberships.team_id = sums.team_id
        group by
            memberships.organization_id, memberships.window_start, sums.window_end, memberships.level, memberships.group_id, sums.metric

    )

select * from released_groups

{#- Grain: organization, privacy window, manager, team in his whole tree: his own and those of everybody below him. -#}
with recursive

    rosters as (select * from {{ ref("int_rosters") }}),

    teams as (select * from {{ ref("int_teams") }}),

    trees as (

        select
            organization_id,
            window_start,
            manager_person_id as tree_manager_person_id,
            manager_person_id,
            department
        from teams
        union
        select
            trees.organization_id,
            trees.window_start,
            rosters.manager_person_id as tree_manager_person_id,
            trees.manager_person_id,
            trees.department
        from trees
        inner join rosters
            on
                trees.organization_id = rosters.organization_id
                and trees.window_start = rosters.window_start
                and trees.tree_manager_person_id = rosters.person_id
        where rosters.manager_person_id is not null

    )

select * from trees

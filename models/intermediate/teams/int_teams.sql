{#- Grain: organization, privacy window, manager with direct reports. How many they are, by the roster alone, and his department. -#}
with

    rosters as (select * from {{ ref("int_rosters") }}),

    teams as (

        select
            members.organization_id,
            members.window_start,
            members.manager_person_id,
            managers.department,
            count(*) as head_count
        from rosters as members
        inner join rosters as managers
            on
                members.organization_id = managers.organization_id
                and members.window_start = managers.window_start
                and members.manager_person_id = managers.person_id
        where members.roster_status = 'in_team'
        group by members.organization_id, members.window_start, members.manager_person_id, managers.department

    )

select * from teams

{#- Grain: organization, privacy window, person on its roster. Whose team he is in, or why in none: everybody stands in one team at most,
    since a person in two would be drawn twice and charged once. Opted-out people stay, so that head-counts do not tell who they are. -#}
with

    snapshots as (select * from {{ ref("int_roster_snapshots") }}),

    ancestors as (select * from {{ ref("int_roster_ancestors") }}),

    judged as (

        select
            snapshots.organization_id,
            snapshots.window_start,
            snapshots.person_id,
            snapshots.manager_person_id,
            snapshots.department,
            case
                when snapshots.has_two_managers then 'two_managers'
                when not snapshots.has_manager or snapshots.manager_person_id = snapshots.person_id then 'root'
                when managers.person_id is null then 'unknown_manager'
                when ancestors.person_id is not null then 'manager_cycle'
                else 'in_team'
            end as roster_status
        from snapshots
        left join snapshots as managers
            on
                snapshots.organization_id = managers.organization_id
                and snapshots.window_start = managers.window_start
                and snapshots.manager_person_id = managers.person_id
        left join ancestors
            on
                snapshots.organization_id = ancestors.organization_id
                and snapshots.window_start = ancestors.window_start
                and snapshots.person_id = ancestors.person_id
                and snapshots.person_id = ancestors.ancestor_person_id

    ),

    rosters as (

        select
            organization_id,
            window_start,
            person_id,
            case when roster_status = 'in_team' then manager_person_id end as manager_person_id,
            department,
            roster_status
        from judged

    )

select * from rosters

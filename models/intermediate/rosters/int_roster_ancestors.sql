{#- Grain: organization, privacy window, person, somebody above him. Distinct pairs, so that the walk up ends also where managers manage
    each other: there a person stands above himself. -#}
with recursive

    snapshots as (select * from {{ ref("int_roster_snapshots") }}),

    reports as (

        select
            snapshots.organization_id,
            snapshots.window_start,
            snapshots.person_id,
            snapshots.manager_person_id
        from snapshots
        inner join snapshots as managers
            on
                snapshots.organization_id = managers.organization_id
                and snapshots.window_start = managers.window_start
                and snapshots.manager_person_id = managers.person_id
        where snapshots.manager_person_id <> snapshots.person_id

    ),

    ancestors as (

        select
            organization_id,
            window_start,
            person_id,
            manager_person_id as ancestor_person_id
        from reports
        union
        select
            ancestors.organization_id,
            ancestors.window_start,
            ancestors.person_id,
            reports.manager_person_id
        from ancestors
        inner join reports
            on
                ancestors.organization_id = reports.organization_id
                and ancestors.window_start = reports.window_start
                and ancestors.ancestor_person_id = reports.person_id

    )

select * from ancestors

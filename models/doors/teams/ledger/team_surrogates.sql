{#- Grain: organization, manager. A random name for his team: a hash of the manager would be a dictionary away. The map stays in the
    ledger, for whoever sets row-level security. -#}
with

    charges as (select * from {{ ref("release_charges") }}),

    sums as (select * from {{ ref("int_team_sums") }}),

    kept as (select * from {{ this }}),

    managers as (

        select
            sums.organization_id,
            sums.manager_person_id,
            max(charges.build_id) as build_id
        from sums
        inner join charges on sums.organization_id = charges.organization_id and sums.window_start = charges.window_start
        left join kept on sums.organization_id = kept.organization_id and sums.manager_person_id = kept.manager_person_id
        where kept.manager_person_id is null
        group by sums.organization_id, sums.manager_person_id

    ),

    named as (

        select
            organization_id,
            manager_person_id,
            random_name(manager_person_id) as team_id,
            build_id
        from managers

    )

select * from named

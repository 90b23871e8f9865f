{#- Grain: organization, window, team, metric. The one place where noise is drawn, once: a window that has any row here is never drawn
    again, whatever rosters, records or names say by then. Sums that were clipped with more than the charge says are refused. -#}
with

    charges as (select * from {{ ref("release_charges") }}),

    kept as (select distinct organization_id, window_start from {{ this }}),

    sums as (select * from {{ ref("int_team_sums") }}),

    rosters as (select * from {{ ref("int_rosters") }}),

    surrogates as (select * from {{ ref("team_surrogates") }}),

    switches as (select * from {{ ref("release_switches") }} where is_on),

    parameters as (select * from {{ ref("release_parameters") }}),

    due as (

        select charges.*
        from charges
        inner join switches on charges.organization_id = switches.organization_id
        inner join parameters on charges.organization_id = parameters.organization_id and charges.parameters = parameters.parameters
        left join kept on charges.organization_id = kept.organization_id and charges.window_start = kept.window_start
        where kept.window_start is null

    ),

    drawn as materialized (

        select
            sums.organization_id,
            sums.window_start,
            due.window_end,
            surrogates.team_id,
            parents.team_id as manager_team_id,
            rosters.department,
            sums.metric,
            sums.head_count,
            {{ release("sums.sum_ticks", "sums.sensitivity_ticks", "due.epsilon", "due.noise_scale_ticks") }} as released_ticks,
            due.build_id
        from sums
        inner join due on sums.organization_id = due.organization_id and sums.window_start = due.window_start
        inner join surrogates on sums.organization_id = surrogates.organization_id and sums.manager_person_id = surrogates.manager_person_id
        inner join rosters
            on
                sums.organization_id = rosters.organization_id
                and sums.window_start = rosters.window_start
                and sums.manager_person_id = rosters.person_id
        left join surrogates as parents
            on rosters.organization_id = parents.organization_id and rosters.manager_person_id = parents.manager_person_id

    )

select * from drawn

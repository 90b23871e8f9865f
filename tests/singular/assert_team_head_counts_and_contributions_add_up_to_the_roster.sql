-- a window's teams, its contributions and its people in a team are equally many, also per team; every team has every metric
with

    rosters as (

        select organization_id, window_start, manager_person_id, count(*) as people_count
        from {{ ref("int_rosters") }}
        where roster_status = 'in_team'
        group by organization_id, window_start, manager_person_id

    ),

    contributions as (

        select organization_id, window_start, manager_person_id, count(*) as people_count
        from {{ ref("int_team_contributions") }}
        group by organization_id, window_start, manager_person_id

    ),

    sums as (

        select organization_id, window_start, manager_person_id, min(head_count) as people_count, count(sum_ticks) as metric_count
        from {{ ref("int_team_sums") }}
        group by organization_id, window_start, manager_person_id

    ),

    metrics as (select count(*) as metric_count from {{ ref("team_metric_definitions") }}),

    compared as (

        select
            coalesce(rosters.organization_id, contributions.organization_id, sums.organization_id) as organization_id,
            rosters.people_count as roster_count,
            contributions.people_count as contribution_count,
            sums.people_count as head_count,
            sums.metric_count
        from rosters
        full outer join contributions using (organization_id, window_start, manager_person_id)
        full outer join sums using (organization_id, window_start, manager_person_id)

    )

select compared.organization_id
from compared
cross join metrics
where
    compared.roster_count is distinct from compared.contribution_count
    or compared.roster_count is distinct from compared.head_count
    or compared.metric_count is distinct from metrics.metric_count

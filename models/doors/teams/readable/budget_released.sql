{#- Grain: organization, privacy window. What has been charged, and which closed windows wait or are no longer affordable. -#}
with

    charges as (select * from {{ ref("release_charges") }}),

    released as (select distinct organization_id, window_start from {{ ref("released_team_sums") }}),

    adopted as (select * from {{ ref("adopted_policies") }}),

    switches as (select * from {{ ref("release_switches") }}),

    plan as (select * from {{ ref("release_plan") }} where window_status in ('waiting', 'exhausted')),

    windows as (

        select
            charges.organization_id,
            charges.window_start,
            charges.window_end,
            charges.epsilon as epsilon_charged,
            case when released.window_start is null then 'waiting' else 'released' end as status,
            cast(case when released.window_start is null then 'charged and not drawn yet' end as varchar) as waiting_reason,
            charges.policy_version,
            charges.charged_on
        from charges
        left join released on charges.organization_id = released.organization_id and charges.window_start = released.window_start
        union all
        select
            plan.organization_id,
            plan.window_start,
            plan.window_end,
            cast(0 as decimal(18, 12)) as epsilon_charged,
            plan.window_status as status,
            plan.waiting_reason,
            switches.policy_version,
            cast(null as date) as charged_on
        from plan
        inner join switches on plan.organization_id = switches.organization_id

    ),

    totalled as (

        select
            windows.organization_id,
            windows.window_start,
            windows.window_end,
            windows.epsilon_charged,
            coalesce(adopted.epsilon_cap, switches.epsilon_cap) as epsilon_cap,
            cast(sum(windows.epsilon_charged) over (
                partition by windows.organization_id
                order by {{ privacy_window_number("windows.window_start") }}
                range between {{ var("windows_per_year") - 1 }} preceding and current row
            ) as decimal(18, 12)) as epsilon_year,
            windows.status,
            windows.waiting_reason,
            windows.policy_version,
            windows.charged_on
        from windows
        left join adopted on windows.organization_id = adopted.organization_id
        left join switches on windows.organization_id = switches.organization_id

    )

select * from totalled

{#- Grain: organization that lets team numbers out, closed window. The windows of release_windows, those set apart that the cap over any
    consecutive windows no longer affords. -#}
with

    windows as (select * from {{ ref("release_windows") }}),

    switches as (select * from {{ ref("release_switches") }}),

    charges as (select * from {{ ref("stg_ledger__release_charges") }}),

    spent as (

        select
            organization_id,
            list({{ privacy_window_number("window_start") }} order by window_start) as window_numbers,
            list(epsilon order by window_start) as epsilons
        from charges
        group by organization_id

    ),

    wanted as (

        select
            organization_id,
            list({{ privacy_window_number("window_start") }} order by window_start) as window_numbers
        from windows
        where window_status = 'ready'
        group by organization_id

    ),

    affordable as (

        select
            wanted.organization_id,
            unnest(affordable_windows(
                coalesce(spent.window_numbers, cast([] as bigint[])),
                coalesce(spent.epsilons, cast([] as decimal(18, 12)[])),
                wanted.window_numbers, switches.epsilon_window, switches.epsilon_cap, switches.cap_windows
            )) as window_number
        from wanted
        inner join switches on wanted.organization_id = switches.organization_id
        left join spent on wanted.organization_id = spent.organization_id

    ),

    planned as (

        select
            windows.organization_id,
            windows.window_start,
            windows.window_end,
            case
                when windows.window_status = 'ready' and affordable.window_number is null then 'exhausted'
                else windows.window_status
            end as window_status,
            windows.waiting_reason
        from windows
        left join affordable
            on
                windows.organization_id = affordable.organization_id
                and {{ privacy_window_number("windows.window_start") }} = affordable.window_number

    )

select * from planned

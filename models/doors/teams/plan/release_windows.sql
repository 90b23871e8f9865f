{#- Grain: organization that lets team numbers out, closed window. Whether it has been released, has been charged, waits or is ready: by
    dates, deliveries and the roster's existence. Nothing here knows what anybody did. -#}
with

    switches as (select * from {{ ref("release_switches") }} where is_on),

    refusals as (select * from {{ ref("release_refusals") }}),

    first_windows as (select * from {{ ref("release_first_windows") }}),

    deliveries as (select * from {{ ref("release_deliveries") }}),

    rosters as (select distinct organization_id, window_start from {{ ref("int_rosters") }}),

    charges as (select * from {{ ref("stg_ledger__release_charges") }}),

    released as (select distinct organization_id, window_start from {{ ref("stg_ledger__released_team_sums") }}),

    days as (

        select
            switches.organization_id,
            switches.last_closed_date,
            first_windows.first_window_start,
            unnest({{ date_spine("first_windows.first_window_start", "switches.last_closed_date") }}) as window_start
        from switches
        inner join first_windows on switches.organization_id = first_windows.organization_id
        where switches.organization_id not in (select refusals.organization_id from refusals)

    ),

    closed as (

        select
            organization_id,
            window_start,
            {{ date_plus("window_start", var("window_days") - 1) }} as window_end
        from days
        where
            (window_start - first_window_start) % {{ var("window_days") }} = 0
            and {{ date_plus("window_start", var("window_days") - 1) }} <= last_closed_date

    ),

    undelivered as (

        select
            closed.organization_id,
            closed.window_start,
            string_agg(deliveries.source_table, ', ' order by deliveries.source_table) as source_tables
        from closed
        inner join deliveries on closed.organization_id = deliveries.organization_id
        where coalesce(deliveries.last_received_date <= closed.window_end, true)
        group by closed.organization_id, closed.window_start

    ),

    windows as (

        select
            closed.organization_id,
            closed.window_start,
            closed.window_end,
            case
                when released.window_start is not null then 'released'
                when charges.window_start is not null then 'charged'
                when rosters.window_start is null or undelivered.window_start is not null then 'waiting'
                else 'ready'
            end as window_status,
            case
                when charges.window_start is null and rosters.window_start is null then 'no roster as of its first day'
                when charges.window_start is null then 'not delivered since its last day: ' || undelivered.source_tables
            end as waiting_reason
        from closed
        left join rosters on closed.organization_id = rosters.organization_id and closed.window_start = rosters.window_start
        left join charges on closed.organization_id = charges.organization_id and closed.window_start = charges.window_start
        left join released on closed.organization_id = released.organization_id and closed.window_start = released.window_start
        left join undelivered on closed.organization_id = undelivered.organization_id and closed.window_start = undelivered.window_start

    )

select * from windows

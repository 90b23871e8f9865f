{#- Grain: organization. The first window that may be released: from the history the score publishes, from its first roster, and at most
    a year before the switch-on. The ledger keeps it from then on. -#}
with

    switches as (select * from {{ ref("release_switches") }}),

    organizations as (select * from {{ ref("int_organizations") }}),

    rosters as (select organization_id, min(window_start) as window_start from {{ ref("int_rosters") }} group by organization_id),

    earliest as (

        select
            switches.organization_id,
            switches.first_window_start as kept_window_start,
            greatest(
                organizations.first_activity_date,
                rosters.window_start,
                {{ date_plus("switches.last_closed_date", 1 - var("team_history_windows") * var("window_days")) }}
            ) as first_date
        from switches
        inner join organizations on switches.organization_id = organizations.organization_id
        left join rosters on switches.organization_id = rosters.organization_id

    ),

    first_windows as (

        select
            organization_id,
            coalesce(kept_window_start, {{ privacy_window_start(date_plus("first_date", var("window_days") - 1)) }}) as first_window_start
        from earliest

    )

select * from first_windows

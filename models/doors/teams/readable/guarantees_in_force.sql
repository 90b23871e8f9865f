{#- Grain: organization, entry. The promise for team numbers under the policy in force, the rules for what is exact, and each exception
    and restatement its owner has made. The words are in the seed promises. -#}
with

    organizations as (select * from {{ ref("stg_landing_control__organizations") }}),

    switches as (select * from {{ ref("release_switches") }}),

    promises as (select * from {{ ref("promises") }}),

    ticks as (select max(tick_seconds) as tick_seconds from {{ ref("team_metric_definitions") }}),

    adopted as (select * from {{ ref("adopted_policies") }}),

    restatements as (select * from {{ ref("stg_ledger__restatements") }}),

    exceptions as (select * from {{ ref("gate_exceptions") }}),

    entries as (

        select
            organizations.organization_id,
            promises.entry_kind,
            promises.entry,
            promises.outside
        from organizations
        cross join promises
        union all
        select
            organization_id,
            'restatement' as entry_kind,
            'score days ' || first_score_date || ' to ' || last_score_date as entry,
            'published again on ' || restated_on || ' on the decision of the owner' as outside
        from restatements
        union all
        select
            organization_id,
            'policy' as entry_kind,
            'sources of team metrics' as entry,
            'read since ' || switched_on || ': ' || sources || '; an activity without a source counts as zero' as outside
        from adopted
        union all
        select
            organizations.organization_id,
            'exception' as entry_kind,
            exceptions.rule || ' ' || exceptions.model || '.' || exceptions.column_name as entry,
            exceptions.reason || ' (' || exceptions.reviewer || ')' as outside
        from organizations
        cross join exceptions

    ),

    guarantees as (

        select
            entries.organization_id,
            switches.policy_version,
            entries.entry_kind,
            entries.entry,
            promises.unit,
            promises.neighbours,
            promises.mechanism,
            case when promises.is_noised then switches.epsilon_window end as epsilon_window,
            case when promises.is_noised then cast(switches.epsilon_window * switches.cap_windows as decimal(18, 12)) end as epsilon_year,
            case when promises.is_noised then cast(0 as decimal(18, 12)) end as delta,
            case when promises.is_noised then cast({{ weekly_hours("switches.radius_ticks * ticks.tick_seconds") }} as decimal(18, 6)) end as clip_hours,
            case promises.minimum
                when 'team' then switches.minimum_team_size
                when 'organization' then {{ var("minimum_group_size") }}
                when 'devices' then {{ var("minimum_devices") }}
            end as minimum_size,
            entries.outside
        from entries
        cross join ticks
        left join promises on entries.entry_kind = promises.entry_kind and entries.entry = promises.entry
        left join switches on entries.organization_id = switches.organization_id

    )

select * from guarantees

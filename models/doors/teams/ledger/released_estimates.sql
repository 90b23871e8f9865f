{#- Grain: organization, window, level, group, metric. Estimates as they were first published: later windows teach later estimates. -#}
with

    computed as (select * from {{ ref("estimates_computed") }}),

    charges as (select * from {{ ref("release_charges") }}),

    kept as (select distinct organization_id, window_start from {{ this }}),

    estimates as (

        select
            computed.organization_id,
            computed.window_start,
            computed.level,
            computed.group_id,
            computed.metric,
            computed.estimate,
            computed.estimate_low_90,
            computed.estimate_high_90,
            charges.build_id
        from computed
        inner join charges on computed.organization_id = charges.organization_id and computed.window_start = charges.window_start
        left join kept on computed.organization_id = kept.organization_id and computed.window_start = kept.window_start
        where kept.window_start is null

    )

select * from estimates

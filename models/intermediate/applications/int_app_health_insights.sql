{#- Grain: organization, score date, insight, segment (an update channel, or all). Devices on recommended channels, on supported and
    on the latest builds. -#}
with

    build_days as (select * from {{ ref("int_app_build_days") }}),

    channels as (

        select
            organization_id,
            score_date,
            update_channel as segment,
            count(*) as device_count,
            count(*) filter (where is_recommended) as recommended_count,
            count(*) filter (where is_supported) as supported_count,
            count(*) filter (where is_latest) as latest_count
        from build_days
        group by organization_id, score_date, update_channel

    ),

    totals as (

        select
            organization_id,
            score_date,
            'all' as segment,
            cast(sum(device_count) as bigint) as device_count,
            cast(sum(recommended_count) as bigint) as recommended_count,
            cast(sum(supported_count) as bigint) as supported_count,
            cast(sum(latest_count) as bigint) as latest_count
        from channels
        group by organization_id, score_date

    ),

    segments as (

        select * from channels
        union all
        select * from totals

    ),

    insights as (

        select organization_id, score_date, 'recommended_channel' as insight, segment, recommended_count as numerator,
            device_count as denominator, true as is_headline
        from totals
        union all
        select organization_id, score_date, 'supported_versions', segment, supported_count, device_count, segment = 'current'
        from segments
        union all
        select organization_id, score_date, 'latest_versions', segment, latest_count, device_count, segment = 'all'
        from segments
        union all
        select channels.organization_id, channels.score_date, 'devices_by_channel', channels.segment, channels.device_count, totals.device_count, false
        from channels
        inner join totals on channels.organization_id = totals.organization_id and channels.score_date = totals.score_date

    )

select * from insights

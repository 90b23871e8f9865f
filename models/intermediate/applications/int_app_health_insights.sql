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

        {% for insight, count, headline in [
            ("recommended_channel", "recommended_count", "segment = 'all'"),
            ("supported_versions", "supported_count", "segment = 'current'"),
            ("latest_versions", "latest_count", "segment = 'all'"),
        ] -%}
        select
            organization_id,
            score_date,
            '{{ insight }}' as insight,
            segment,
            {{ count }} as numerator,
            device_count as denominator,
            {{ headline }} as is_headline
        from {{ "totals" if insight == "recommended_channel" else "segments" }}
        union all
        {% endfor -%}
        select
            channels.organization_id,
            channels.score_date,
            'devices_by_channel' as insight,
            channels.segment,
            channels.device_count as numerator,
            totals.device_count as denominator,
            false as is_headline
        from channels
        inner join totals on channels.organization_id = totals.organization_id and channels.score_date = totals.score_date

    )

select * from insights

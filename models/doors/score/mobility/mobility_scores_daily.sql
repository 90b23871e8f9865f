{#- Grain: organization, score date. How far people who are licensed for it use their apps on several platforms: per person the
    platforms beyond the first of each app, up to a habit. Exact: minimum sizes are applied behind this door. -#}
with

    mobility_windows as (select * from {{ ref("int_mobility_windows") }}),

    availability as (select * from {{ ref("int_mobility_availability") }}),

    totals as (

        select
            organization_id,
            score_date,
            count(case when extra_platform_count > 0 then 1 end) as user_count,
            sum(least(extra_platform_count, {{ var("habit_platforms") }})) as credit_platforms
        from mobility_windows
        group by organization_id, score_date

    ),

    judged as (

        select
            availability.*,
            totals.user_count,
            totals.credit_platforms
        from availability
        left join totals on availability.organization_id = totals.organization_id and availability.score_date = totals.score_date

    ),

    scored as (

        select
            organization_id,
            score_date,
            'mobility' as category,
            licensed_count,
            {{ when_available("user_count") }} as primary_numerator,
            {{ when_available("licensed_count") }} as primary_denominator,
            {{ when_available(people_points(
                "credit_platforms", "(" ~ var("habit_platforms") ~ " * licensed_count)", "user_count", "licensed_count"
            )) }} as points,
            unavailable_reason,
            partial_sources
        from judged

    )

select * from scored

{#- Grain: organization, score date. How far people who are licensed for it use their apps on several platforms: per person the
    platforms beyond the first of each app, up to a habit. Exact: minimum sizes are applied behind this door. -#}
with

    mobility_windows as (select * from {{ ref("int_mobility_windows") }}),

    availability as (select * from {{ ref("int_mobility_availability") }}),

    totals as (

        select
            organization_id,
            score_date,
            count(case when extra_platform_count > 0 then 1 end) as multi_platform_count,
            sum(least(extra_platform_count, {{ var("habit_platforms") }})) as credit
        from mobility_windows
        group by organization_id, score_date

    ),

    scored as (

        select
            availability.organization_id,
            availability.score_date,
            'mobility' as category,
            availability.licensed_count,
            totals.multi_platform_count as primary_numerator,
            case when totals.organization_id is not null then availability.licensed_count end as primary_denominator,
            {% if var("people_scoring_mode") == "primary_share" -%}
            {{ points_of("totals.multi_platform_count", "availability.licensed_count") }} as points,
            {%- else -%}
            {{ points_of("totals.credit", "(" ~ var("habit_platforms") ~ " * availability.licensed_count)") }} as points,
            {%- endif %}
            availability.unavailable_reason,
            availability.partial_sources

        from availability
        left join totals
            on
                availability.unavailable_reason is null
                and availability.organization_id = totals.organization_id
                and availability.score_date = totals.score_date

    )

select * from scored

{#- Grain: organization, score date. How many active people work in shared workspaces, and how far it is a habit. Exact: minimum sizes
    are applied behind this door. Licences, not activity, are the head-count it is tested on. -#}
with

    teamwork_windows as (select * from {{ ref("int_people_teamwork_windows") }}),

    people_windows as (select * from {{ ref("int_people_windows") }}),

    availability as (select * from {{ ref("int_teamwork_availability") }}),

    licensed as (

        select
            organization_id,
            score_date,
            count(*) as licensed_count
        from people_windows
        where is_exchange_enabled or is_teams_enabled or is_sharepoint_enabled
        group by organization_id, score_date

    ),

    counted as (

        select
            organization_id,
            score_date,
            count(*) as active_count,
            count(*) filter (where workspace_engaged_days > 0) as engaged_count,
            sum(least(workspace_engaged_days, {{ var("habit_days") }})) as credit_days
        from teamwork_windows
        group by organization_id, score_date

    ),

    judged as (

        select
            availability.organization_id,
            availability.score_date,
            coalesce(licensed.licensed_count, 0) as licensed_count,
            counted.active_count,
            counted.engaged_count,
            counted.credit_days,
            coalesce(availability.unavailable_reason, case when counted.active_count is null then 'nobody active' end) as unavailable_reason,
            availability.partial_sources
        from availability
        left join licensed on availability.organization_id = licensed.organization_id and availability.score_date = licensed.score_date
        left join counted on availability.organization_id = counted.organization_id and availability.score_date = counted.score_date

    ),

    scored as (

        select
            organization_id,
            score_date,
            'teamwork' as category,
            licensed_count,
            {{ when_available("engaged_count") }} as primary_numerator,
            {{ when_available("active_count") }} as primary_denominator,
            {{ when_available(people_points("credit_days", var("habit_days") ~ " * active_count", "engaged_count", "active_count")) }} as points,
            unavailable_reason,
            partial_sources
        from judged

    )

select * from scored

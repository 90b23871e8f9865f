{#- Grain: organization, score date. How many people use more than one way to communicate, and on how many days a second one. -#}
with

    communication_windows as (select * from {{ ref("int_communication_windows") }}),

    availability as (select * from {{ ref("int_people_availability") }}),

    mode_sources as (select * from {{ ref("int_mode_sources") }}),

    counted as (

        select
            organization_id,
            score_date,
            count(*) filter (where is_enabled) as licensed_count,
            count(*) filter (where is_enabled and second_mode_days > 0) as user_count,
            sum(least(second_mode_days, {{ var("habit_days") }})) filter (where is_enabled) as credit_days,
            sum(activity_days) as activity_days
        from communication_windows
        group by organization_id, score_date

    ),

    sources as (

        select
            organization_id,
            count(*) as mode_count,
            string_agg(communication_mode, ', ' order by communication_mode) as modes
        from mode_sources
        group by organization_id

    ),

    judged as (

        select
            availability.organization_id,
            availability.score_date,
            coalesce(counted.licensed_count, 0) as licensed_count,
            counted.user_count,
            counted.credit_days,
            case when sources.mode_count between 1 and 2 then 'only ' || sources.modes end as partial_sources,
            case
                when availability.unavailable_reason is not null then availability.unavailable_reason
                when coalesce(sources.mode_count, 0) < 2 then 'fewer than two ways to communicate have a source'
                when coalesce(counted.licensed_count, 0) = 0 then 'nobody is enabled for two products'
                when counted.activity_days = 0 then 'no activity'
            end as unavailable_reason
        from availability
        left join counted on availability.organization_id = counted.organization_id and availability.score_date = counted.score_date
        left join sources on availability.organization_id = sources.organization_id

    ),

    scored as (

        select
            organization_id,
            score_date,
            'communication' as category,
            licensed_count,
            {{ when_available("user_count") }} as primary_numerator,
            {{ when_available("licensed_count") }} as primary_denominator,
            {{ when_available(people_points("credit_days", var("habit_days") ~ " * licensed_count", "user_count", "licensed_count")) }} as points,
            unavailable_reason,
            partial_sources
        from judged

    )

select * from scored

{#- Grain: organization, score date, restart category. Restarts of the 30 days up to the date, of all that state a category. -#}
with

    starts as (select * from {{ ref("stg_intune__device_startup_history") }} where record_status = 'used' and restart_category is not null),

    restart_categories as (select * from {{ ref("restart_categories") }}),

    organization_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    restarts as (

        select
            starts.organization_id,
            coalesce(restart_categories.restart_category, 'other') as restart_category,
            starts.event_date as calendar_date,
            count(*) as restart_count,
            false as is_score_date
        from starts
        left join restart_categories on starts.restart_category = restart_categories.native_category
        group by 1, 2, 3

    ),

    categories as (select distinct organization_id, restart_category from restarts),

    dense as (

        select * from restarts
        union all
        select
            categories.organization_id,
            categories.restart_category,
            organization_days.calendar_date,
            0 as restart_count,
            true as is_score_date
        from categories
        inner join organization_days on categories.organization_id = organization_days.organization_id

    ),

    framed as (

        select
            organization_id,
            calendar_date as score_date,
            'restart_category' as insight,
            restart_category as segment,
            cast(sum(restart_count) over (
                partition by organization_id, restart_category order by calendar_date
                range between interval {{ var("restart_days") - 1 }} day preceding and current row
            ) as bigint) as numerator,
            cast(sum(restart_count) over (
                partition by organization_id order by calendar_date
                range between interval {{ var("restart_days") - 1 }} day preceding and current row
            ) as bigint) as denominator,
            false as is_headline,
            is_score_date
        from dense

    ),

    daily as (

        select {{ columns_except("framed", ["is_score_date"]) }}
        from framed
        where is_score_date and denominator > 0

    )

select * from daily

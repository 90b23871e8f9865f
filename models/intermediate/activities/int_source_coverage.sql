{#- Grain: organization, counted activity, source, score date. On how many days and weekdays of the window a source has rows. -#}
with

    source_days as (select * from {{ ref("int_source_days") }}),

    organization_days as (select * from {{ ref("int_organization_days") }}),

    source_preferences as (select * from {{ ref("source_preferences") }}),

    sources as (

        select distinct
            source_days.organization_id,
            source_days.activity,
            source_days.source_table,
            source_preferences.preference
        from source_days
        inner join source_preferences
            on source_days.activity = source_preferences.activity and source_days.source_table = source_preferences.source_table

    ),

    dense as (

        select
            sources.*,
            organization_days.is_score_date,
            organization_days.calendar_date,
            isodow(organization_days.calendar_date) <= 5 as is_weekday,
            coalesce(source_days.row_count, 0) > 0 as is_covered
        from sources
        inner join organization_days on sources.organization_id = organization_days.organization_id
        left join source_days
            on
                sources.organization_id = source_days.organization_id
                and sources.activity = source_days.activity
                and sources.source_table = source_days.source_table
                and organization_days.calendar_date = source_days.activity_date

    ),

    covered as (

        select
            organization_id,
            activity,
            source_table,
            preference,
            is_score_date,
            calendar_date as score_date,
            sum(cast(is_weekday as integer)) over last_days as weekday_count,
            sum(cast(is_weekday and is_covered as integer)) over last_days as covered_weekday_count,
            sum(cast(is_covered as integer)) over last_days as covered_day_count
        from dense
        window last_days as (
            partition by organization_id, activity, source_table
            order by calendar_date
            rows between {{ var("window_days") - 1 }} preceding and current row
        )

    )

select * from covered

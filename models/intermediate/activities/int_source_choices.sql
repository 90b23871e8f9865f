{#- Grain: organization, score date, counted activity. The one source that counts it in the whole window: the first of the written
    order with rows on half of the window's weekdays, else the one with most days. Sources are never added. -#}
with

    covered as (select * from {{ ref("int_source_coverage") }} where is_score_date),

    ranked as (

        select
            *,
            row_number() over (
                partition by organization_id, activity, score_date
                order by
                    2 * covered_weekday_count >= weekday_count desc,
                    case when 2 * covered_weekday_count >= weekday_count then preference end asc,
                    covered_day_count desc,
                    preference asc
            ) as choice_order
        from covered
        where covered_day_count > 0

    ),

    chosen as (

        select
            organization_id,
            score_date,
            activity,
            source_table as source_used
        from ranked
        where choice_order = 1

    )

select * from chosen

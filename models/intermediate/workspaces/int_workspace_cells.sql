{#- Grain: organization, score date, size band, age band, `any` included. How many shared workspaces there are and how many anybody
    engaged in. Age is in completed months. -#}
with

    workspace_windows as (select * from {{ ref("int_workspace_windows") }}),

    banded as (

        select
            organization_id,
            score_date,
            case
                when member_count <= 10 then '2 to 10'
                when member_count <= 100 then '11 to 100'
                else '101 or more'
            end as size_band,
            case
                when age_months is null then 'of unknown age'
                when age_months <= 3 then '0 to 3 months'
                when age_months <= 12 then '4 to 12 months'
                else '13 months or more'
            end as age_band,
            workspace_engaged_days > 0 as is_engaged
        from workspace_windows

    ),

    with_totals as (

        select
            organization_id,
            score_date,
            unnest([size_band, 'any']) as size_band,
            age_band,
            is_engaged
        from banded

    ),

    with_both_totals as (

        select
            organization_id,
            score_date,
            size_band,
            unnest([age_band, 'any']) as age_band,
            is_engaged
        from with_totals

    ),

    cells as (

        select
            organization_id,
            score_date,
            size_band,
            age_band,
            count(*) as workspace_count,
            count(*) filter (where is_engaged) as engaged_count
        from with_both_totals
        group by organization_id, score_date, size_band, age_band

    )

select * from cells

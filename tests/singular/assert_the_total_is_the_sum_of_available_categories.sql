with

    totals as (select * from {{ ref("organization_scores_daily") }}),

    categories as (select * from {{ ref("category_scores_daily") }}),

    summed as (
        select
            organization_id,
            score_date,
            sum(points) as points,
            100 * count(*) filter (where is_available) as maximum_points
        from categories
        group by organization_id, score_date
    )

select
    totals.organization_id,
    totals.score_date
from totals
left join summed on totals.organization_id = summed.organization_id and totals.score_date = summed.score_date
where
    totals.points is distinct from summed.points
    or totals.maximum_points is distinct from summed.maximum_points
    or totals.points > totals.maximum_points

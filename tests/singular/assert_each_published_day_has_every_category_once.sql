select
    organization_id,
    score_date
from {{ ref("category_scores_daily") }}
group by organization_id, score_date
having count(*) <> (select count(*) from {{ ref("categories") }}) or count(*) <> count(distinct category)

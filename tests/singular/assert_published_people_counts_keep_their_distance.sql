-- a published numerator of people, and what is left of its denominator, both reach the minimum cell
select
    organization_id,
    score_date,
    category
from {{ ref("category_scores_daily") }}
where
    area = 'people'
    and primary_numerator is not null
    and least(primary_numerator, primary_denominator - primary_numerator) < {{ var("minimum_cell") }}

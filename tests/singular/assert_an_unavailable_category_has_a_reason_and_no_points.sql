select
    organization_id,
    score_date,
    category
from {{ ref("category_scores_daily") }}
where
    is_available is distinct from (points is not null)
    or is_available is distinct from (unavailable_reason is null)
    or (not is_available and primary_numerator is not null)

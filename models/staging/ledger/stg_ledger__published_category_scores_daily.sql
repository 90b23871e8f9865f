{#- Grain: one row of category_scores_daily that has been published and is not computed again. -#}
with

    source as (select * from {{ source("ledger", "published_category_scores_daily") }})

select * from source

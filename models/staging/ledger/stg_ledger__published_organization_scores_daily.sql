{#- Grain: one row of organization_scores_daily that has been published and is not computed again. -#}
with

    source as (select * from {{ source("ledger", "published_organization_scores_daily") }})

select * from source

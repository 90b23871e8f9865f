{#- Grain: one row of insights_daily that has been published and is not computed again. -#}
with

    source as (select * from {{ source("ledger", "published_insights_daily") }})

select * from source

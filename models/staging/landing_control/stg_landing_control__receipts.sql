{#- Grain: one row of landing's own list of receipts. -#}
with

    source as (select * from {{ source("landing_control", "receipts") }})

select * from source

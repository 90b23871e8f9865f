{#- Grain: one window an organization has been charged, as the build found it. -#}
with

    source as (select * from {{ source("ledger", "release_charges") }})

select * from source

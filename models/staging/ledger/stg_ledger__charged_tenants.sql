{#- Grain: one tenant an organization has been charged as, as the build found it. -#}
with

    source as (select * from {{ source("ledger", "charged_tenants") }})

select * from source

{#- Grain: one restatement of published score days, as the build found it. -#}
with

    source as (select * from {{ source("ledger", "restatements") }})

select * from source

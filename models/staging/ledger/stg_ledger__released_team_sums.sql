{#- Grain: one sum that has been released, as the build found it. -#}
with

    source as (select * from {{ source("ledger", "released_team_sums") }})

select * from source

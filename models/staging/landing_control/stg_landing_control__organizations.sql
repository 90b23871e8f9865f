{#- Grain: one row of landing's own list of organizations. -#}
with

    source as (select * from {{ source("landing_control", "organizations") }})

select * from source

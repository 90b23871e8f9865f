{#- Grain: one row of landing's own list of files. -#}
with

    source as (select * from {{ source("landing_control", "files") }})

select * from source

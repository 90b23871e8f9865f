{#- Grain: name of a time zone, lower case. Which of the engine's zones a name stands for: names of Windows, and the engine's own. -#}
with

    windows_names as (select * from {{ ref("windows_time_zones") }}),

    engine_names as (select * from {{ engine_time_zones() }} as names),

    named as (

        select lower(windows_name) as name, zone_name from windows_names
        union all
        select lower(zone_name), zone_name from engine_names

    ),

    time_zones as (

        select
            named.name,
            min(named.zone_name) as zone_name
        from named
        inner join engine_names on named.zone_name = engine_names.zone_name
        group by named.name

    )

select * from time_zones

{#- Grain: organization. In one text, everything that decides what a released sum means: the bounds of every coordinate, the radius, the
    source of every activity. A charge keeps it, and is only ever drawn with the same. -#}
with

    switches as (select * from {{ ref("release_switches") }}),

    metrics as (select * from {{ ref("team_metric_definitions") }}),

    sources as (select * from {{ ref("int_team_sources") }}),

    items as (select * from {{ ref("collaboration_items") }}),

    coordinates as (

        select
            string_agg(metric || ' ' || centre_seconds || ' ' || tick_seconds, ', ' order by position) as described
        from metrics

    ),

    minutes as (select string_agg(item || ' ' || seconds, ', ' order by item) as described from items),

    chosen as (

        select
            organization_id,
            string_agg(activity || ' ' || source_table, ', ' order by activity, source_table) as sources,
            string_agg(distinct source_table, ', ' order by source_table) as source_tables
        from sources
        group by organization_id

    ),

    parameters as (

        select
            switches.organization_id,
            coalesce(chosen.sources, '') as sources,
            coalesce(switches.required_tables, chosen.source_tables, '') as required_tables,
            coordinates.described as coordinates,
            'radius ' || switches.radius_ticks || '; ' || coordinates.described || '; ' || minutes.described || '; '
            || coalesce(chosen.sources, '') as parameters
        from switches
        cross join coordinates
        cross join minutes
        left join chosen on switches.organization_id = chosen.organization_id

    )

select * from parameters

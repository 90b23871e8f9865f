{#- Grain: one landed site of a group in a snapshot. -#}
with

    source as (select * from {{ source("graph", "group_sites") }}),

    renamed as (

        select
            {{ landed_columns() }},
            {{ workspace_id("source.group_id") }} as workspace_id,
            {{ site_key("source.site_url") }} as site_key,
            cast(source.received_at as date) as snapshot_date,
            cast(source.received_at as date) as event_date,
            source.problem as landing_problem
        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({"no group": "workspace_id is null", "no site": "site_key is null"}) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status("judged", key=["snapshot_date", "site_key"], payload=["workspace_id"], on_conflict="quarantine", can_be_late=false) }}

    )

select * from statused

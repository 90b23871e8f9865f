{#- Grain: organization, system, table. Whether each source arrives. -#}
with

    health as (select * from {{ ref("source_health_rounded") }}),

    ordered as (

        select
            organization_id,
            system,
            table_name,
            status,
            rows_received,
            rows_used,
            rows_quarantined,
            latest_date
        from health
        order by organization_id, system, table_name

    )

select * from ordered

-- every landed record of a declared table is received; records that several people share are split, so they may be more
with

    files as (select * from {{ ref("stg_landing_control__files") }} where is_declared),

    ingestion as (select * from {{ ref("ingestion_daily") }}),

    landed as (
        select organization_id, system, table_name, sum(record_count) as record_count
        from files
        group by organization_id, system, table_name
    ),

    received as (
        select organization_id, system, table_name, sum(rows_received) as rows_received
        from ingestion
        group by organization_id, system, table_name
    )

select
    landed.organization_id,
    landed.system,
    landed.table_name
from landed
left join received
    on
        landed.organization_id = received.organization_id
        and landed.system = received.system
        and landed.table_name = received.table_name
where
    case
        when landed.system = 'graph' and landed.table_name = 'call_records'
            then coalesce(received.rows_received, 0) < landed.record_count
        else coalesce(received.rows_received, 0) <> landed.record_count
    end

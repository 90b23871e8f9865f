{#- Grain: organization, directory file, day it was received. A file delivered again renews its day. -#}
with

    receipts as (select * from {{ ref("stg_landing_control__receipts") }}),

    snapshots as (

        select distinct
            organization_id,
            file_id,
            system,
            table_name,
            cast(received_at as date) as snapshot_date
        from receipts

    )

select * from snapshots

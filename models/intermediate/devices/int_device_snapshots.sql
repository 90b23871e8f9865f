{#- Grain: organization, Intune snapshot table, file, day it was received. Until when a snapshot speaks: to the next one of its table,
    at most 35 days, never for the days before it. The same file received again starts anew. -#}
with

    receipts as (select * from {{ ref("stg_landing_control__receipts") }} where system = 'intune'),

    files as (select * from {{ ref("stg_landing_control__files") }} where system = 'intune' and record_count > problem_count),

    days as (

        select distinct
            receipts.organization_id,
            receipts.table_name,
            receipts.file_id,
            cast(receipts.received_at as date) as first_day
        from receipts
        inner join files
            on
                receipts.organization_id = files.organization_id
                and receipts.table_name = files.table_name
                and receipts.file_id = files.file_id

    ),

    followed as (

        select
            *,
            min(first_day) over (
                partition by organization_id, table_name order by first_day
                range between interval 1 day following and unbounded following
            ) as next_day
        from days

    ),

    limited as (

        select
            organization_id,
            table_name,
            file_id,
            first_day,
            least(
                {{ date_plus("first_day", var("snapshot_days")) }}, coalesce({{ date_plus("next_day", -1) }}, date '9999-12-31')
            ) as last_day
        from followed

    )

select * from limited

{#- Grain: organization, table its windows wait for. The day a file of it was last received: a delivery is what counts, not what is in it. -#}
with

    parameters as (select * from {{ ref("release_parameters") }}),

    receipts as (select * from {{ ref("stg_landing_control__receipts") }}),

    required as (

        select
            organization_id,
            unnest(string_split(required_tables, ', ')) as source_table
        from parameters
        where required_tables <> ''

    ),

    deliveries as (

        select
            required.organization_id,
            required.source_table,
            cast(max(receipts.received_at) as date) as last_received_date
        from required
        left join receipts
            on
                required.organization_id = receipts.organization_id
                and required.source_table = receipts.system || '.' || receipts.table_name
        group by required.organization_id, required.source_table

    )

select * from deliveries

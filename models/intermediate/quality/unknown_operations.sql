{#- Grain: organization, workload, operation. Audit operations that the seed does not know: kept, counted for nothing, named here
    so that somebody decides what they mean. -#}
with

    records as (select * from {{ ref("stg_office365_audit__records") }} where record_status = 'used'),

    known_operations as (select * from {{ ref("audit_operations") }}),

    unknown as (

        select
            records.organization_id,
            records.workload,
            records.operation,
            count(*) as row_count
        from records
        left join known_operations
            on
                lower(records.operation) = lower(known_operations.operation)
                and lower(known_operations.workload) in ('*', lower(records.workload))
        where known_operations.operation is null
        group by records.organization_id, records.workload, records.operation

    )

select * from unknown

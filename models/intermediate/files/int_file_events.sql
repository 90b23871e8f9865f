{#- Grain: audit record. Who read, created or shared a file in scope (Word, Excel, PowerPoint, OneNote, PDF in OneDrive or
    SharePoint), and when: people only. What an operation says is the seed's business. -#}
with

    audit_records as (

        select * from {{ ref("stg_office365_audit__records") }}
        where record_status = 'used' and identity_kind in ('object', 'address', 'concealed')

    ),

    operations as (select * from {{ ref("audit_operations") }} where counts and app in ('onedrive', 'sharepoint')),

    extensions as (select * from {{ ref("file_extensions") }}),

    identities as (select * from {{ ref("int_identities") }}),

    people as (select * from {{ ref("int_people") }}),

    file_events as (

        select
            audit_records.organization_id,
            audit_records.record_id,
            audit_records.identity_id,
            people.person_id,
            audit_records.file_key,
            audit_records.site_key,
            operations.app,
            operations.activity,
            case
                when operations.activity = 'file_shared_externally' then true
                when operations.activity = 'file_shared_internally' then false
                when operations.activity = 'file_shared'
                    then lower(audit_records.target_user_or_group_type) not in ('member', 'group', 'sharepointgroup', 'securitygroup')
            end as is_shared_externally,
            operations.is_read,
            operations.is_create,
            extensions.is_office,
            audit_records.created_at as event_at,
            audit_records.event_date
        from audit_records
        inner join operations
            on
                lower(audit_records.operation) = lower(operations.operation)
                and lower(audit_records.workload) = lower(operations.workload)
        inner join extensions on audit_records.file_extension = extensions.file_extension
        inner join identities
            on audit_records.organization_id = identities.organization_id and audit_records.identity_id = identities.identity_id
        inner join people on identities.organization_id = people.organization_id and identities.person_id = people.person_id

    )

select * from file_events

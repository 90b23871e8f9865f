{#- Grain: organization, identity, activity, day. Reading, creating and sharing files as existence rows, from the audit log; what
    usage reports know of files they say elsewhere. -#}
with

    file_events as (select * from {{ ref("int_file_events") }}),

    days as (

        select organization_id, identity_id, 'file_read' as activity, event_date as activity_date from file_events where is_read
        union
        select organization_id, identity_id, 'file_created', event_date from file_events where is_create
        union
        select organization_id, identity_id, 'file_created_' || app, event_date from file_events where is_create
        union
        select organization_id, identity_id, 'content_used', event_date from file_events where is_read or is_create
        union
        select organization_id, identity_id, 'file_shared_externally', event_date from file_events where is_shared_externally
        union
        select organization_id, identity_id, 'file_shared_internally', event_date from file_events where not is_shared_externally

    ),

    marked as (

        select
            organization_id,
            identity_id,
            activity,
            false as is_report,
            activity_date
        from days

    )

select * from marked

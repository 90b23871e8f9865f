{#- Grain: organization, activity, source, day. How many used rows each source of meetings has, to choose the one that counts. -#}
with

    call_records as (select * from {{ ref("stg_graph__call_records") }} where record_status = 'used'),

    teams_call_records as (select * from {{ ref("stg_graph_data_connect__teams_call_records") }} where record_status = 'used'),

    audit_records as (select * from {{ ref("stg_office365_audit__records") }} where record_status = 'used'),

    records as (

        select organization_id, 'graph.call_records' as source_table, event_date from call_records
        union all
        select organization_id, 'graph_data_connect.teams_call_records', event_date from teams_call_records
        union all
        select organization_id, 'office365_audit.records', event_date
        from audit_records
        where lower(operation) in ('meetingdetail', 'meetingparticipantdetail')

    ),

    source_days as (

        select
            organization_id,
            'meeting_held' as activity,
            source_table,
            event_date as activity_date,
            count(*) as row_count
        from records
        group by organization_id, source_table, event_date

    )

select * from source_days

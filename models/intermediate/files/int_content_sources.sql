{#- Grain: organization. Which sources show what people do with files. -#}
with

    organizations as (select * from {{ ref("int_organizations") }}),

    file_events as (select * from {{ ref("int_file_events") }}),

    reports as (select * from {{ ref("int_report_activity_days") }} where activity in ('file_shared_internally', 'file_shared_externally')),

    sent_items as (select * from {{ ref("stg_graph_data_connect__sent_items") }} where record_status = 'used'),

    mail_events as (select * from {{ ref("stg_mail_events__messages") }} where record_status = 'used'),

    sources as (

        select
            organization_id,
            case when organization_id in (select organization_id from file_events) then 'office365_audit.records' end as file_source,
            case
                when organization_id in (select organization_id from file_events) then 'office365_audit.records'
                when organization_id in (select organization_id from reports) then 'graph_reports'
            end as sharing_source,
            case
                when organization_id in (select organization_id from mail_events) then 'mail_events.messages'
                when organization_id in (select organization_id from sent_items) then 'graph_data_connect.sent_items'
            end as attachment_source
        from organizations

    )

select * from sources

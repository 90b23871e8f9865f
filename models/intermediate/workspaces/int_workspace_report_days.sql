{#- Grain: organization, workspace, activity, day. What one-day exports of the groups report show, on days on which no event source has
    a row of that activity in the organization. -#}
with

    groups_report as (

        select * from {{ ref("stg_graph_reports__office365_groups_activity_detail") }}
        where record_status = 'used' and is_one_day_export

    ),

    engagements as (select * from {{ ref("int_workspace_engagements") }} where workspace_id is not null),

    reported as (

        select organization_id, workspace_id, 'workspace_mailed' as activity, report_refresh_date as activity_date
        from groups_report
        where exchange_received_email_count > 0
        union all
        select organization_id, workspace_id, 'workspace_content_used', report_refresh_date
        from groups_report
        where sharepoint_active_file_count > 0

    ),

    event_days as (select distinct organization_id, activity, activity_date from engagements),

    filled as (

        select
            reported.organization_id,
            reported.workspace_id,
            reported.activity,
            reported.activity_date
        from reported
        left join event_days
            on
                reported.organization_id = event_days.organization_id
                and reported.activity = event_days.activity
                and reported.activity_date = event_days.activity_date
        where event_days.activity_date is null

    )

select * from filled

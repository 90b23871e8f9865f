{#- Grain: organization, workspace, span of days. How many members a workspace has while a snapshot of members speaks; organizations
    without one have the groups report. -#}
with

    group_members as (select * from {{ ref("stg_graph_data_connect__group_members") }} where record_status = 'used'),

    groups_report as (

        select * from {{ ref("stg_graph_reports__office365_groups_activity_detail") }}
        where record_status = 'used' and member_count is not null and not coalesce(is_deleted, false)

    ),

    member_snapshots as (select * from {{ ref("int_directory_snapshots") }} where system = 'graph_data_connect' and table_name = 'group_members'),

    report_days as (select distinct organization_id, report_refresh_date as snapshot_date from groups_report),

    member_spans as (

        {{ snapshot_spans("member_snapshots") }}

    ),

    report_spans as (

        {{ snapshot_spans("report_days", days=var("licence_export_days")) }}

    ),

    member_counts as (

        select
            member_snapshots.organization_id,
            group_members.workspace_id,
            member_snapshots.snapshot_date,
            count(distinct group_members.member_identity_id) as member_count
        from group_members
        inner join member_snapshots
            on group_members.organization_id = member_snapshots.organization_id and group_members.file_id = member_snapshots.file_id
        group by member_snapshots.organization_id, group_members.workspace_id, member_snapshots.snapshot_date

    ),

    sizes as (

        select
            member_counts.organization_id,
            member_counts.workspace_id,
            member_counts.member_count,
            member_spans.valid_from,
            member_spans.valid_to
        from member_counts
        inner join member_spans
            on
                member_counts.organization_id = member_spans.organization_id
                and member_counts.snapshot_date = member_spans.snapshot_date
        union all
        select
            groups_report.organization_id,
            groups_report.workspace_id,
            max(groups_report.member_count),
            report_spans.valid_from,
            report_spans.valid_to
        from groups_report
        inner join report_spans
            on
                groups_report.organization_id = report_spans.organization_id
                and groups_report.report_refresh_date = report_spans.snapshot_date
        where groups_report.organization_id not in (select organization_id from member_counts)
        group by groups_report.organization_id, groups_report.workspace_id, report_spans.valid_from, report_spans.valid_to

    ),

    judged as (

        select
            *,
            member_count between {{ var("workspace_members_min") }} and {{ var("workspace_members_max") }} as is_shared
        from sizes

    )

select * from judged

{#- Grain: organization, workspace, score date on which it is shared (2 to 500 members). On how many of the 28 days anybody engaged in
    it; the groups report stands in on days without an event of the kind. -#}
with

    workspaces as (select * from {{ ref("int_workspaces") }} where is_shared),

    organization_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    engagements as (select * from {{ ref("int_workspace_engagements") }} where workspace_id is not null),

    reported as (select * from {{ ref("int_workspace_report_days") }}),

    workspace_days as (

        select organization_id, workspace_id, activity, activity_date from engagements
        union
        select organization_id, workspace_id, activity, activity_date from reported

    ),

    measured as (

        select organization_id, workspace_id, activity || '_days' as measure, activity_date from workspace_days
        union
        select organization_id, workspace_id, 'workspace_engaged_days', activity_date from workspace_days

    ),

    spans as (

        select
            organization_id,
            workspace_id,
            measure,
            activity_date as first_date,
            {{ date_plus("activity_date", var("window_days") - 1) }} as last_date
        from measured

    ),

    counted as (

        {{ counts_on_score_dates("spans", "workspace_id", [
            "workspace_engaged_days", "workspace_mailed_days", "workspace_messaged_days", "workspace_content_used_days"
        ]) }}

    ),

    windows as (

        select
            workspaces.organization_id,
            workspaces.workspace_id,
            workspaces.member_count,
            {{ completed_months("workspaces.created_date", "organization_days.calendar_date") }} as age_months,
            coalesce(counted.workspace_engaged_days, 0) as workspace_engaged_days,
            coalesce(counted.workspace_mailed_days, 0) as workspace_mailed_days,
            coalesce(counted.workspace_messaged_days, 0) as workspace_messaged_days,
            coalesce(counted.workspace_content_used_days, 0) as workspace_content_used_days,
            workspaces.has_team,
            organization_days.calendar_date as score_date
        from workspaces
        inner join organization_days
            on
                workspaces.organization_id = organization_days.organization_id
                and organization_days.calendar_date between workspaces.valid_from and workspaces.valid_to
        left join counted
            on
                workspaces.organization_id = counted.organization_id
                and workspaces.workspace_id = counted.workspace_id
                and organization_days.calendar_date = counted.score_date

    )

select * from windows

{#- Grain: organization, person, score date with any of it. On how many of the 28 days a person engaged in a shared workspace.
    Whether a workspace is shared (2 to 500 members) is asked on the score date, not on the day of the engagement. So an engagement
    holds for the score dates of its 27 next days on which its workspace is shared: its interval cut by the spans of the workspace's
    size. Merged per person and day over workspaces, these intervals count days; no day meets its windows. Sparse: no row means none. -#}
with

    engagements as (select * from {{ ref("int_workspace_engagements") }}),

    sizes as (select organization_id, workspace_id, valid_from as first_date, valid_to as last_date from {{ ref("int_workspace_sizes") }} where is_shared),

    shared_spans as (

        {{ merged_intervals("sizes", keys=["organization_id", "workspace_id"]) }}

    ),

    engaged as (

        select distinct
            organization_id,
            person_id,
            workspace_id,
            activity,
            activity_date,
            {{ date_plus("activity_date", var("window_days") - 1) }} as last_date
        from engagements

    ),

    cut as (

        select
            engaged.organization_id,
            engaged.person_id,
            engaged.activity,
            engaged.activity_date,
            greatest(engaged.activity_date, shared_spans.first_date) as first_date,
            least(engaged.last_date, shared_spans.last_date) as last_date
        from engaged
        inner join shared_spans on engaged.organization_id = shared_spans.organization_id and engaged.workspace_id = shared_spans.workspace_id
        union all
        select organization_id, person_id, activity, activity_date, activity_date as first_date, last_date
        from engaged
        where workspace_id is null

    ),

    measured as (

        select organization_id, person_id, activity || '_days' as measure, activity_date, first_date, last_date from cut
        union all
        select organization_id, person_id, 'workspace_engaged_days', activity_date, first_date, last_date from cut

    ),

    spans as (

        {{ merged_intervals("measured", keys=["organization_id", "person_id", "measure", "activity_date"]) }}

    ),

    counted as (

        {{ counts_on_score_dates("spans", "person_id", [
            "workspace_engaged_days", "workspace_mailed_days", "workspace_messaged_days", "workspace_content_used_days"
        ]) }}

    )

select * from counted

{#- Grain: organization, workspace, span of days. Microsoft 365 groups as their newest snapshots describe them: members, age, team.
    Without a directory of groups their age and teams are unknown. -#}
with

    group_details as (

        select * from {{ ref("stg_graph_data_connect__group_details") }}
        where record_status = 'used' and is_unified and not coalesce(is_deleted, false)

    ),

    detail_snapshots as (select * from {{ ref("int_directory_snapshots") }} where system = 'graph_data_connect' and table_name = 'group_details'),

    sizes as (select * from {{ ref("int_workspace_sizes") }}),

    detail_spans as (

        {{ snapshot_spans("detail_snapshots") }}

    ),

    descriptions as (

        select distinct
            group_details.organization_id,
            group_details.workspace_id,
            coalesce(group_details.has_team, false) as has_team,
            cast(group_details.created_at as date) as created_date,
            detail_spans.valid_from,
            detail_spans.valid_to
        from group_details
        inner join detail_snapshots
            on group_details.organization_id = detail_snapshots.organization_id and group_details.file_id = detail_snapshots.file_id
        inner join detail_spans
            on
                detail_snapshots.organization_id = detail_spans.organization_id
                and detail_snapshots.snapshot_date = detail_spans.snapshot_date

    ),

    workspaces as (

        select
            sizes.organization_id,
            sizes.workspace_id,
            sizes.member_count,
            sizes.is_shared,
            descriptions.has_team,
            descriptions.created_date,
            greatest(sizes.valid_from, descriptions.valid_from, descriptions.created_date) as valid_from,
            least(sizes.valid_to, descriptions.valid_to) as valid_to
        from sizes
        inner join descriptions
            on
                sizes.organization_id = descriptions.organization_id
                and sizes.workspace_id = descriptions.workspace_id
                and sizes.valid_from <= descriptions.valid_to
                and sizes.valid_to >= descriptions.valid_from
        union all
        select organization_id, workspace_id, member_count, is_shared, null, null, valid_from, valid_to
        from sizes
        where organization_id not in (select organization_id from descriptions)

    ),

    lasting as (select * from workspaces where valid_from <= valid_to)

select * from lasting

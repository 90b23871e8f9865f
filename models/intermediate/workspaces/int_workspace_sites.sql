{#- Grain: organization, site of a group. The list of group sites decides; a site that only the usage report knows belongs to the
    group that owns it, or to a group that nobody can name. -#}
with

    group_sites as (select * from {{ ref("stg_graph__group_sites") }} where record_status = 'used'),

    sites_report as (

        select * from {{ ref("stg_graph_reports__sharepoint_site_usage_detail") }}
        where record_status = 'used' and site_key is not null and lower(root_web_template) like 'group%'

    ),

    addresses as (select * from {{ ref("int_workspace_addresses") }}),

    claims as (

        select organization_id, site_key, workspace_id, 1 as preference, event_date from group_sites
        union all
        select sites_report.organization_id, sites_report.site_key, addresses.workspace_id, 2, sites_report.event_date
        from sites_report
        left join addresses
            on sites_report.organization_id = addresses.organization_id and sites_report.owner_identity_id = addresses.identity_id

    ),

    ranked as (

        select
            *,
            row_number() over (
                partition by organization_id, site_key order by preference asc, event_date desc, workspace_id asc nulls last
            ) as claim_order
        from claims

    ),

    sites as (

        select
            organization_id,
            site_key,
            workspace_id
        from ranked
        where claim_order = 1

    )

select * from sites

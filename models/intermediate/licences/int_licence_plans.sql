{#- Grain: organization, person, calendar day, product. What the directory's assigned plans say, for organizations without licence
    exports: the day's newest directory snapshot, before the first one the first. -#}
with

    users as (select * from {{ ref("stg_graph_data_connect__users") }} where record_status = 'used'),

    snapshots as (select * from {{ ref("int_directory_snapshots") }} where system = 'graph_data_connect' and table_name = 'users'),

    organization_days as (select * from {{ ref("int_organization_days") }}),

    licence_plans as (select * from {{ ref("licence_plans") }}),

    snapshot_days as (

        select
            organization_id,
            snapshot_date,
            snapshot_date = min(snapshot_date) over (partition by organization_id) as is_first,
            lead(snapshot_date) over (partition by organization_id order by snapshot_date) as next_snapshot_date
        from (select distinct organization_id, snapshot_date from snapshots) as distinct_days

    ),

    plans as (

        select
            organization_id,
            directory_identity_id as identity_id,
            file_id,
            unnest({{ json_array("assigned_plans") }}) as plan
        from users

    ),

    enabled as (

        select
            plans.organization_id,
            plans.identity_id,
            snapshots.snapshot_date,
            licence_plans.product,
            min(coalesce({{ parse_date(json_text("plans.plan", "$.assignedDateTime")) }}, date '0001-01-01')) as assigned_date
        from plans
        inner join snapshots on plans.organization_id = snapshots.organization_id and plans.file_id = snapshots.file_id
        inner join licence_plans
            on
                lower({{ json_text("plans.plan", "$.service") }}) = licence_plans.service
                and lower({{ json_text("plans.plan", "$.servicePlanId") }}) = coalesce(
                    licence_plans.service_plan_id, lower({{ json_text("plans.plan", "$.servicePlanId") }})
                )
        where lower({{ json_text("plans.plan", "$.capabilityStatus") }}) = 'enabled'
        group by 1, 2, 3, 4

    ),

    daily as (

        select
            enabled.organization_id,
            enabled.identity_id,
            organization_days.calendar_date,
            enabled.product
        from enabled
        inner join snapshot_days
            on enabled.organization_id = snapshot_days.organization_id and enabled.snapshot_date = snapshot_days.snapshot_date
        inner join organization_days
            on
                enabled.organization_id = organization_days.organization_id
                and organization_days.calendar_date >= enabled.assigned_date
                and (organization_days.calendar_date >= snapshot_days.snapshot_date or snapshot_days.is_first)
                and organization_days.calendar_date <= least(
                    {{ date_plus("snapshot_days.snapshot_date", var("snapshot_days")) }},
                    coalesce({{ date_plus("snapshot_days.next_snapshot_date", -1) }}, date '9999-12-31')
                )

    )

select * from daily

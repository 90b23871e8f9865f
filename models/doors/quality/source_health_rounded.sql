{#- Grain: organization, system, table. Whether each source arrives; about people only rounded counts and the day of receipt, since
    exact counts and event days would show who worked. -#}
{%- set technology = ["intune", "apps_admin", "network"] -%}
with

    ingestion as (select * from {{ ref("ingestion_daily") }}),

    files as (select * from {{ ref("stg_landing_control__files") }}),

    organizations as (select * from {{ ref("stg_landing_control__organizations") }}),

    received as (

        select
            organization_id,
            system,
            table_name,
            bool_or(is_declared) as is_declared,
            cast(max(last_received_at) as date) as last_received_date
        from files
        group by organization_id, system, table_name

    ),

    counted as (

        select
            organization_id,
            system,
            table_name,
            sum(rows_received) as rows_received,
            sum(rows_used) as rows_used,
            sum(rows_quarantined) as rows_quarantined,
            max(event_date) filter (where rows_used > 0) as last_event_date
        from ingestion
        group by organization_id, system, table_name

    ),

    joined as (

        select
            received.organization_id,
            received.system,
            received.table_name,
            received.system in ('{{ technology | join("', '") }}') as is_technology,
            case
                when not received.is_declared then 'unknown table'
                when coalesce(counted.rows_received, 0) = 0 then 'empty'
                when coalesce(counted.rows_used, 0) = 0 then 'nothing usable'
                else 'delivered'
            end as status,
            coalesce(counted.rows_received, 0) as rows_received,
            coalesce(counted.rows_used, 0) as rows_used,
            coalesce(counted.rows_quarantined, 0) as rows_quarantined,
            received.last_received_date,
            counted.last_event_date
        from received
        left join counted
            on
                received.organization_id = counted.organization_id
                and received.system = counted.system
                and received.table_name = counted.table_name
        inner join organizations on received.organization_id = organizations.organization_id

    ),

    rounded as (

        select
            organization_id,
            system,
            table_name,
            status,
            cast(case when is_technology then rows_received else {{ round_down_to_magnitude("rows_received") }} end as bigint) as rows_received,
            cast(case when is_technology then rows_used else {{ round_down_to_magnitude("rows_used") }} end as bigint) as rows_used,
            cast(case when is_technology then rows_quarantined else {{ round_down_to_magnitude("rows_quarantined") }} end as bigint) as rows_quarantined,
            case when is_technology then last_event_date else last_received_date end as latest_date
        from joined

    )

select * from rounded

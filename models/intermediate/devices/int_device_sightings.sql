{#- Grain: organization, device, day any Intune table speaks of it. The only intermediate model that carries the id as text. -#}
{%- set snapshot_tables = ["devices", "device_performance", "startup_processes", "work_from_anywhere_devices"] -%}
{%- set event_tables = ["device_startup_history", "app_health_device_performance_details"] %}
with

    snapshots as (select * from {{ ref("int_device_snapshots") }}),

    {% for table in snapshot_tables + event_tables -%}
    {{ table }} as (select * from {{ ref("stg_intune__" ~ table) }} where record_status = 'used'),

    {% endfor -%}
    seen as (

        {% for table in snapshot_tables -%}
        select
            {{ table }}.organization_id,
            {{ table }}.device_id,
            {{ table }}.published_device_id,
            false as is_event,
            snapshots.first_day as seen_date
        from {{ table }}
        inner join snapshots
            on
                {{ table }}.organization_id = snapshots.organization_id
                and {{ table }}.file_id = snapshots.file_id
                and snapshots.table_name = '{{ table }}'
        union all
        {% endfor -%}
        {% for table in event_tables -%}
        select
            organization_id,
            device_id,
            published_device_id,
            true as is_event,
            event_date as seen_date
        from {{ table }}
        {{ "union all" if not loop.last }}
        {% endfor %}
    ),

    daily as (

        select
            organization_id,
            device_id,
            published_device_id,
            bool_or(is_event) as is_event,
            seen_date
        from seen
        group by organization_id, device_id, published_device_id, seen_date

    )

select * from daily

{#- Grain: organization, device of any snapshot of the day, score date. Make, model, disk and operating system, from the first of
    three tables that states them. -#}
{%- set columns = {
    "device_performance": ["manufacturer", "model", "operating_system_version", "disk_type"],
    "devices": ["manufacturer", "model", "operating_system_version"],
    "work_from_anywhere_devices": ["manufacturer", "model", "operating_system_version"],
} -%}
{%- set attributes = columns["device_performance"] %}
with

    snapshots as (select * from {{ ref("int_device_snapshots") }}),

    organization_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    {% for table in columns -%}
    {{ table }} as (select * from {{ ref("stg_intune__" ~ table) }} where record_status = 'used'),

    held_{{ table }} as (

        {{ held_snapshot(table, table, ["device_id"]) }}

    ),

    {% endfor -%}
    unfolded as (

        {% for table, stated in columns.items() -%}
        select
            organization_id,
            device_id,
            '{{ table }}' as table_name,
            {% for attribute in attributes -%}
            {{ attribute if attribute in stated else "null" }} as {{ attribute }},
            {% endfor -%}
            unnest({{ date_spine("first_day", "last_day") }}) as score_date
        from held_{{ table }}
        {{ "union all" if not loop.last }}
        {% endfor %}
    ),

    daily as (

        select
            unfolded.organization_id,
            unfolded.device_id,
            {% for attribute in attributes -%}
            coalesce({% for table in columns %}max(unfolded.{{ attribute }}) filter (where unfolded.table_name = '{{ table }}'){{ ", " if not loop.last }}{% endfor %}) as {{ attribute }},
            {% endfor -%}
            unfolded.score_date
        from unfolded
        inner join organization_days
            on unfolded.organization_id = organization_days.organization_id and unfolded.score_date = organization_days.calendar_date
        group by unfolded.organization_id, unfolded.device_id, unfolded.score_date

    )

select * from daily

{#- Grain: organization, report, identity, day of a one-day export. Who the platform reports speak of, whether they used anything or not. -#}
{%- set reports = platform_reports().keys() | list %}
with

    {% for report in reports -%}
    {{ report }} as (select * from {{ ref("stg_graph_reports__" ~ report) }} where record_status = 'used' and is_one_day_export),

    {% endfor -%}
    report_rows as (

        {% for report in reports -%}
        select
            organization_id,
            identity_id,
            '{{ report }}' as report,
            identity_kind,
            report_refresh_date as activity_date
        from {{ report }}
        where identity_kind in ('object', 'address', 'concealed')
        {{ "union all" if not loop.last }}
        {% endfor %}
    )

select * from report_rows

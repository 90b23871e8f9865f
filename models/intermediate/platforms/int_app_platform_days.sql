{#- Grain: organization, person, app, platform, day. A person used an app on a platform that day if any report of one day shows it:
    sources are joined by "or", so that two reports of the same use count once. -#}
{%- set reports = platform_reports() -%}
{%- set keep = ["organization_id", "identity_id", "report_refresh_date"] %}
with

    platform_columns as (select * from {{ ref("platform_columns") }}),

    identities as (select * from {{ ref("int_identities") }}),

    people as (select * from {{ ref("int_people") }}),

    {% for report in reports -%}
    {{ report }} as (select * from {{ ref("stg_graph_reports__" ~ report) }} where record_status = 'used' and is_one_day_export),

    {% endfor -%}
    flags as (

        {% for report, columns in reports.items() -%}
        select *, '{{ report }}' as report from ({{ unpivot_flags(report, keep, columns) }}) as {{ report }}_flags
        {{ "union all" if not loop.last }}
        {% endfor %}
    ),

    uses as (

        select distinct
            flags.organization_id,
            people.person_id,
            platform_columns.app,
            platform_columns.platform,
            flags.report_refresh_date as activity_date

        from flags
        inner join platform_columns on flags.report = platform_columns.report and flags.column_name = platform_columns.column_name
        inner join identities on flags.organization_id = identities.organization_id and flags.identity_id = identities.identity_id
        inner join people on identities.organization_id = people.organization_id and identities.person_id = people.person_id

    )

select * from uses

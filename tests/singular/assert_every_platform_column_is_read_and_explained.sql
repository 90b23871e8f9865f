with

    columns_read as (

        {% for report, columns in platform_reports().items() -%}
        {% for column in columns -%}
        select '{{ report }}' as report, '{{ column }}' as column_name
        union all
        {% endfor -%}
        {% endfor -%}
        select null, null where false

    ),

    columns_explained as (select report, column_name from {{ ref("platform_columns") }}),

    differences as (

        (select * from columns_read except select * from columns_explained)
        union all
        (select * from columns_explained except select * from columns_read)

    )

select * from differences

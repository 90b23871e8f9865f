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

    columns_explained as (select * from {{ ref("platform_columns") }})

select
    coalesce(columns_read.report, columns_explained.report) as report,
    coalesce(columns_read.column_name, columns_explained.column_name) as column_name
from columns_read
full outer join columns_explained
    on columns_read.report = columns_explained.report and columns_read.column_name = columns_explained.column_name
where columns_read.report is null or columns_explained.report is null

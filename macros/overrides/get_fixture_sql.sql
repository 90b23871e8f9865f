{#- Rows of a unit test. A landed table is a glob of files and no relation that dbt could ask for its columns: those come from its
    schema file. Everything else is left to dbt. -#}
{% macro get_fixture_sql(rows, column_name_to_data_types) %}
    {%- set types = landed_column_types(this.schema, this.identifier) -%}
    {%- if not types -%}
        {{ return(dbt.get_fixture_sql(rows, column_name_to_data_types)) }}
    {%- endif -%}
    {%- for row in rows or [{}] %}
        {%- set given = dbt.format_row(row, types) %}
        select
        {%- for column, type in types.items() %}
            {{ given.get(column) or safe_cast("null", type) }} as {{ column }}{{ "," if not loop.last }}
        {%- endfor %}
        {{ "limit 0" if not rows }}
        {{ "union all" if not loop.last }}
    {%- endfor %}
{% endmacro %}

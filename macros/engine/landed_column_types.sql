{#- The columns of a landed table and their types, as the schema file beside its Parquet says; empty for any other relation. -#}
{% macro landed_column_types(source_name, table_name) %}
    {{- return(adapter.dispatch("landed_column_types")(source_name, table_name)) -}}
{% endmacro %}

{% macro default__landed_column_types(source_name, table_name) %}
    {{ raise_engine_missing("landed_column_types") }}
{% endmacro %}

{% macro duckdb__landed_column_types(source_name, table_name) %}
    {%- set landing = env_var("WAREHOUSE_DIR", "warehouse") ~ "/landing/" -%}
    {%- if source_name == "landing_control" -%}{%- set path = landing ~ "_control/" ~ table_name ~ ".parquet" -%}
    {%- else -%}{%- set path = landing ~ source_name ~ "/" ~ table_name ~ "/_schema.parquet" -%}{%- endif -%}
    {%- set types = {} -%}
    {%- if execute and run_query("select count(*) from glob('" ~ path ~ "')").rows[0][0] -%}
        {%- for row in run_query("describe select * from read_parquet('" ~ path ~ "')").rows -%}{%- do types.update({row[0]: row[1]}) -%}{%- endfor -%}
    {%- endif -%}
    {{ return(types) }}
{%- endmacro %}

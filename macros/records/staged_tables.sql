{#- Every declared table as (system, table, relation of its staging model). -#}
{% macro staged_tables() %}
    {%- set staged = [] -%}
    {%- for system, tables in declared_tables().items() -%}
        {%- for table in tables -%}
            {%- do staged.append((system, table, ref("stg_" ~ system ~ "__" ~ table))) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(staged) }}
{% endmacro %}

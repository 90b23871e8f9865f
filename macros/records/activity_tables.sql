{#- The declared tables whose rows date an organization's history, as system.table. -#}
{% macro activity_tables() %}
    {%- set names = [] -%}
    {%- for system, tables in declared_tables().items() -%}
        {%- for table, kind in tables.items() if kind == "activity" -%}
            {%- do names.append(system ~ "." ~ table) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(names) }}
{% endmacro %}

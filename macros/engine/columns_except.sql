{#- All columns of a relation but some. -#}
{% macro columns_except(relation, columns) %}
    {{- return(adapter.dispatch("columns_except")(relation, columns)) -}}
{% endmacro %}

{% macro default__columns_except(relation, columns) %}
    {{ raise_engine_missing("columns_except") }}
{% endmacro %}

{% macro duckdb__columns_except(relation, columns) %}
    {{ relation }}.* exclude ({{ columns | join(', ') }})
{%- endmacro %}

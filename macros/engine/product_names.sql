{#- A list of the product names that product_list has joined with +. -#}
{% macro product_names(text) %}
    {{- return(adapter.dispatch("product_names")(text)) -}}
{% endmacro %}

{% macro default__product_names(text) %}
    {{ raise_engine_missing("product_names") }}
{% endmacro %}

{% macro duckdb__product_names(text) %}
    string_split({{ text }}, '+')
{%- endmacro %}

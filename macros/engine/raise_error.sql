{#- An expression that stops the query with a message, once a row reaches it. The message names an organization at most, never a person. -#}
{% macro raise_error(message) %}
    {{- return(adapter.dispatch("raise_error")(message)) -}}
{% endmacro %}

{% macro default__raise_error(message) %}
    {{ raise_engine_missing("raise_error") }}
{% endmacro %}

{% macro duckdb__raise_error(message) -%}
    error({{ message }})
{%- endmacro %}

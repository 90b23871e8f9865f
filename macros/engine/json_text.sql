{#- One scalar of a JSON text as text; path is JSONPath. NULL when document or path is absent. -#}
{% macro json_text(document, path) %}
    {{- return(adapter.dispatch("json_text")(document, path)) -}}
{% endmacro %}

{% macro default__json_text(document, path) %}
    {{ raise_engine_missing("json_text") }}
{% endmacro %}

{% macro duckdb__json_text(document, path) %}
    json_extract_string({{ document }}, '{{ path }}')
{%- endmacro %}

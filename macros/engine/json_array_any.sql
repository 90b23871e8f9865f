{#- Whether some element of a JSON array meets a condition written on `element`; false when it is no array. -#}
{% macro json_array_any(document, condition) %}
    {{- return(adapter.dispatch("json_array_any")(document, condition)) -}}
{% endmacro %}

{% macro default__json_array_any(document, condition) %}
    {{ raise_engine_missing("json_array_any") }}
{% endmacro %}

{% macro duckdb__json_array_any(document, condition) %}
    len(list_filter({{ json_array(document) }}, lambda element: coalesce({{ condition }}, false))) > 0
{%- endmacro %}

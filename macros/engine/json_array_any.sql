{#- Whether some element of a JSON array meets a condition written on the element's name; false when it is no array. -#}
{% macro json_array_any(document, condition, element="element") %}
    {{- return(adapter.dispatch("json_array_any")(document, condition, element)) -}}
{% endmacro %}

{% macro default__json_array_any(document, condition, element) %}
    {{ raise_engine_missing("json_array_any") }}
{% endmacro %}

{% macro duckdb__json_array_any(document, condition, element) %}
    (len(list_filter({{ json_array(document) }}, lambda {{ element }}: coalesce({{ condition }}, false))) > 0)
{%- endmacro %}

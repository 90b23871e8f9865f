{#- A JSON text as a list of JSON texts; an empty list when it is no array. -#}
{% macro json_array(document) %}
    {{- return(adapter.dispatch("json_array")(document)) -}}
{% endmacro %}

{% macro default__json_array(document) %}
    {{ raise_engine_missing("json_array") }}
{% endmacro %}

{% macro duckdb__json_array(document) %}
    coalesce(try_cast({{ document }} as json[]), [])
{%- endmacro %}

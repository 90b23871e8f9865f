{#- Text to a bigint; NULL when it is no number. -#}
{% macro parse_integer(text) %}
    {{- return(adapter.dispatch("parse_integer")(text)) -}}
{% endmacro %}

{% macro default__parse_integer(text) %}
    {{ raise_engine_missing("parse_integer") }}
{% endmacro %}

{% macro duckdb__parse_integer(text) %}
    try_cast({{ text }} as bigint)
{%- endmacro %}

{#- Text to decimal(18, 6); NULL when it is no number. -#}
{% macro parse_decimal(text) %}
    {{- return(adapter.dispatch("parse_decimal")(text)) -}}
{% endmacro %}

{% macro default__parse_decimal(text) %}
    {{ raise_engine_missing("parse_decimal") }}
{% endmacro %}

{% macro duckdb__parse_decimal(text) %}
    try_cast({{ text }} as decimal(18, 6))
{%- endmacro %}

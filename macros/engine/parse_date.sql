{#- Text to a date: ISO 8601, a timestamp, or US month/day/year; NULL when it is neither. -#}
{% macro parse_date(text) %}
    {{- return(adapter.dispatch("parse_date")(text)) -}}
{% endmacro %}

{% macro default__parse_date(text) %}
    {{ raise_engine_missing("parse_date") }}
{% endmacro %}

{% macro duckdb__parse_date(text) %}
    cast({{ parse_timestamp(text) }} as date)
{%- endmacro %}

{#- A date plus a number of days (may be negative, may be a column). -#}
{% macro date_plus(day, days) %}
    {{- return(adapter.dispatch("date_plus")(day, days)) -}}
{% endmacro %}

{% macro default__date_plus(day, days) %}
    {{ raise_engine_missing("date_plus") }}
{% endmacro %}

{% macro duckdb__date_plus(day, days) %}
    ({{ day }} + cast({{ days }} as integer))
{%- endmacro %}

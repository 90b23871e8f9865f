{#- Completed months from one date to another. -#}
{% macro completed_months(first_day, last_day) %}
    {{- return(adapter.dispatch("completed_months")(first_day, last_day)) -}}
{% endmacro %}

{% macro default__completed_months(first_day, last_day) %}
    {{ raise_engine_missing("completed_months") }}
{% endmacro %}

{% macro duckdb__completed_months(first_day, last_day) %}
    cast(date_sub('month', {{ first_day }}, {{ last_day }}) as integer)
{%- endmacro %}

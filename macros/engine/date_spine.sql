{#- A list of the days from first to last, both included, for unnest(). -#}
{% macro date_spine(first_day, last_day) %}
    {{- return(adapter.dispatch("date_spine")(first_day, last_day)) -}}
{% endmacro %}

{% macro default__date_spine(first_day, last_day) %}
    {{ raise_engine_missing("date_spine") }}
{% endmacro %}

{% macro duckdb__date_spine(first_day, last_day) %}
    list_transform(range(0, greatest(date_diff('day', {{ first_day }}, {{ last_day }}) + 1, 0)), lambda n: {{ first_day }} + cast(n as integer))
{%- endmacro %}

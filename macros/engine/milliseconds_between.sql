{#- Whole milliseconds from one timestamp to another, what is left of one cut off; negative when the second is earlier. -#}
{% macro milliseconds_between(started_at, ended_at) %}
    {{- return(adapter.dispatch("milliseconds_between")(started_at, ended_at)) -}}
{% endmacro %}

{% macro default__milliseconds_between(started_at, ended_at) %}
    {{ raise_engine_missing("milliseconds_between") }}
{% endmacro %}

{% macro duckdb__milliseconds_between(started_at, ended_at) %}
    ((epoch_us({{ ended_at }}) - epoch_us({{ started_at }})) // 1000)
{%- endmacro %}

{#- A wall-clock timestamp in a zone the engine knows to a UTC timestamp, whatever that zone's clocks did on the day. -#}
{% macro zoned_to_utc(wall_clock, zone) %}
    {{- return(adapter.dispatch("zoned_to_utc")(wall_clock, zone)) -}}
{% endmacro %}

{% macro default__zoned_to_utc(wall_clock, zone) %}
    {{ raise_engine_missing("zoned_to_utc") }}
{% endmacro %}

{% macro duckdb__zoned_to_utc(wall_clock, zone) %}
    timezone('UTC', timezone({{ zone }}, {{ wall_clock }}))
{%- endmacro %}

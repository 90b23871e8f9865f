{#- A relation of the names of time zones the engine can reckon with: zone_name. -#}
{% macro engine_time_zones() %}
    {{- return(adapter.dispatch("engine_time_zones")()) -}}
{% endmacro %}

{% macro default__engine_time_zones() %}
    {{ raise_engine_missing("engine_time_zones") }}
{% endmacro %}

{% macro duckdb__engine_time_zones() %}
    (select distinct name as zone_name from pg_timezone_names())
{%- endmacro %}

{#- Seconds of a 28-day window as hours of a week. -#}
{% macro weekly_hours(seconds) -%}
    cast({{ seconds }} as double) / {{ 3600 * (var("window_days") // 7) }}
{%- endmacro %}

{#- The hours a week in meetings that people are told apart by: segment, more than, up to. -#}
{% macro meeting_hours_bounds() %}
    {% do return([("up_to_5_hours", 0, 5), ("5_to_10_hours", 5, 10), ("10_to_20_hours", 10, 20), ("over_20_hours", 20, none)]) %}
{% endmacro %}

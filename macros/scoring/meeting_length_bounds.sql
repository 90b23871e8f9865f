{#- The lengths meetings are told apart by, in minutes rounded up. -#}
{% macro meeting_length_bounds() %}
    {% do return([
        {"segment": "1_to_15_minutes", "above": 0, "up_to": 15},
        {"segment": "16_to_30_minutes", "above": 15, "up_to": 30},
        {"segment": "31_to_60_minutes", "above": 30, "up_to": 60},
        {"segment": "over_60_minutes", "above": 60, "up_to": none},
    ]) %}
{% endmacro %}

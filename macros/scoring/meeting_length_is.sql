{#- Whether a meeting's minutes, rounded up, fall into one of meeting_length_bounds. -#}
{% macro meeting_length_is(bound) -%}
    duration_milliseconds > {{ bound.above * 60000 }}{% if bound.up_to is not none %} and duration_milliseconds <= {{ bound.up_to * 60000 }}{% endif %}
{%- endmacro %}

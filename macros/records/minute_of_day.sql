{#- The minute of the day a wall-clock text shows (08:30:00.0000000, or 1970-01-01T08:30:00Z); NULL when it shows none. -#}
{% macro minute_of_day(text) -%}
    60 * {{ parse_integer("nullif(regexp_extract(" ~ text ~ ", '([0-9]{1,2}):([0-9]{2})', 1), '')") }}
            + {{ parse_integer("nullif(regexp_extract(" ~ text ~ ", '([0-9]{1,2}):([0-9]{2})', 2), '')") }}
{%- endmacro %}

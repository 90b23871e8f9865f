{#- A count rounded down to 0, 100, 1,000, 10,000, ...: enough to see that a source arrives, too coarse to see a person in it. -#}
{% macro round_down_to_magnitude(count) -%}
    case when {{ count }} < 100 then 0 else cast(power(10, floor(log10({{ count }}))) as bigint) end
{%- endmacro %}

{#- numerator / denominator as decimal(18, 12), for means of points: exact sums in, one division last; NULL when the denominator is 0. -#}
{% macro ratio_of(numerator, denominator) -%}
    cast(cast({{ numerator }} as double) / nullif({{ denominator }}, 0) as decimal(18, 12))
{%- endmacro %}

{#- 100 * numerator / denominator as decimal(18, 12): exact integers or decimals in, one division last; NULL when the denominator is 0. -#}
{% macro points_of(numerator, denominator) -%}
    cast(100 * cast({{ numerator }} as double) / nullif(cast({{ denominator }} as double), 0) as decimal(18, 12))
{%- endmacro %}

{#- Scale of discrete Laplace noise in ticks: sensitivity / epsilon, rounded up to six places so that rounding can only add privacy. -#}
{% macro noise_scale(sensitivity_ticks, epsilon) -%}
    cast(ceil(cast({{ sensitivity_ticks }} as decimal(18, 0)) * 1000000 / {{ epsilon }}) as decimal(18, 6)) / 1000000
{%- endmacro %}

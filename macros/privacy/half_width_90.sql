{#- Half of a 90 % bar of a sum of independent discrete Laplace draws of one scale. The normal figure, since at this level it is never
    narrower than the exact one and at most 1.1 % wider; udfs/planner has the exact one, and a test compares them. -#}
{% macro half_width_90(scale, draw_count) -%}
    1.645 * sqrt(2 * {{ draw_count }}) * {{ scale }}
{%- endmacro %}

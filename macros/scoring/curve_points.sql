{#- Points of a value on its piece of a curve: straight between the points of its two ends. -#}
{% macro curve_points(value, piece) -%}
    cast(
                {{ piece }}.points_from + ({{ piece }}.points_to - {{ piece }}.points_from)
                * cast({{ value }} - {{ piece }}.value_from as double) / ({{ piece }}.value_to - {{ piece }}.value_from) as decimal(18, 12)
            )
{%- endmacro %}

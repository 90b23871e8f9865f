{#- Points of a value on its piece of a curve: straight between the ends, the same all along an open piece. -#}
{% macro curve_points(value, piece) -%}
    cast(
                {{ piece }}.points_from + coalesce(
                    ({{ piece }}.points_to - {{ piece }}.points_from) * cast({{ value }} - {{ piece }}.value_from as double)
                    / ({{ piece }}.value_to - {{ piece }}.value_from), 0
                ) as decimal(18, 12)
            )
{%- endmacro %}

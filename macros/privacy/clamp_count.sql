{#- A count of people kept at least minimum_cell away from 0 and from its denominator; NULL when the denominator leaves no room. -#}
{% macro clamp_count(numerator, denominator) -%}
    case
                    when {{ denominator }} >= 2 * {{ var("minimum_cell") }}
                        then least(greatest({{ numerator }}, {{ var("minimum_cell") }}), {{ denominator }} - {{ var("minimum_cell") }})
                end
{%- endmacro %}

{#- Whether a value lies on a piece of a curve of the seed score_curves: from its start up to, not including, its end. -#}
{% macro between_ends(value, piece) -%}
    {{ value }} >= {{ piece }}.value_from and {{ value }} < {{ piece }}.value_to
{%- endmacro %}

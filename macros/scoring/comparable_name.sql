{#- The comparable form of a value that sources spell in several ways: lower case, without spaces, hyphens and underscores. -#}
{% macro comparable_name(value) -%}
    nullif(replace(replace(replace(lower(trim({{ value }})), ' ', ''), '-', ''), '_', ''), '')
{%- endmacro %}

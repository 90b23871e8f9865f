{#- The comparable form of an update channel's name: lower case, without spaces, hyphens and underscores; NULL when empty. -#}
{% macro channel_key(name) -%}
    nullif(replace(replace(replace(lower(trim({{ name }})), ' ', ''), '-', ''), '_', ''), '')
{%- endmacro %}

{#- The columns that say which organization a landed row belongs to and where it came from. -#}
{% macro landed_columns(relation="source") -%}
    {{ relation }}.organization_id,
            {{ relation }}.file_id,
            {{ relation }}.record_position,
            {{ relation }}.received_at
{%- endmacro %}

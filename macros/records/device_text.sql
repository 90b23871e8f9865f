{#- The comparable form of a device id or name: trimmed, lower case; NULL when empty or the zero GUID, which stands for none. -#}
{% macro device_text(value) -%}
    nullif(nullif(lower(trim({{ value }})), ''), '00000000-0000-0000-0000-000000000000')
{%- endmacro %}

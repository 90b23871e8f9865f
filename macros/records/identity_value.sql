{#- The comparable form of a user name, address or directory id: trimmed, lower case, without the smtp: prefix; NULL when empty. -#}
{% macro identity_value(value) -%}
    nullif(trim(case when lower(trim({{ value }})) like 'smtp:%' then substr(lower(trim({{ value }})), 6) else lower(trim({{ value }})) end), '')
{%- endmacro %}

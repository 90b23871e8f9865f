{#- The bigint that stands for a Microsoft 365 group, and with it for its team and its site; NULL when the group id is empty. -#}
{% macro workspace_id(group_id, organization_id="source.organization_id") -%}
    {{ hash_bigint(organization_id ~ " || '|workspace|' || nullif(lower(trim(" ~ group_id ~ ")), '')") }}
{%- endmacro %}

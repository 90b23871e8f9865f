{#- The bigint that stands for a mail, the same in every source that holds a copy of it; NULL when the message id is empty. -#}
{% macro message_key(internet_message_id, organization_id="source.organization_id") -%}
    {{ hash_bigint(organization_id ~ " || '|mail|' || nullif(lower(trim(" ~ internet_message_id ~ ")), '')") }}
{%- endmacro %}

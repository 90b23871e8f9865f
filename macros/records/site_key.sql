{#- The bigint that stands for a site: its address in lower case, without a slash at the end; NULL when the address is empty. -#}
{% macro site_key(site_url, organization_id="source.organization_id") -%}
    {{ hash_bigint(organization_id ~ " || '|site|' || nullif(rtrim(lower(trim(" ~ site_url ~ ")), '/'), '')") }}
{%- endmacro %}

{#- The bigint that stands for a meeting's join link: thread and message id of the address, case and escapes folded; NULL when empty. -#}
{% macro meeting_link_key(join_url, organization_id="source.organization_id") -%}
    {%- set plain = "replace(replace(lower(trim(" ~ join_url ~ ")), '%3a', ':'), '%40', '@')" -%}
    {%- set thread = "nullif(regexp_extract(" ~ plain ~ ", 'meetup-join/([^?]+)', 1), '')" -%}
    {{ hash_bigint(organization_id ~ " || '|link|' || coalesce(" ~ thread ~ ", nullif(" ~ plain ~ ", ''))") }}
{%- endmacro %}

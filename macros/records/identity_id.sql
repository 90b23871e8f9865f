{#- The bigint that stands for a user name between staging and doors: hash of organization, kind and comparable form. A
    directory id has a kind of its own; every other name is an address, so that a UPN and a mail of equal text are one. -#}
{% macro identity_id(value, organization_id="source.organization_id") -%}
    {%- set text = identity_value(value) -%}
    {{ hash_bigint(organization_id ~ " || '|' || case when " ~ matches(text, "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
        ~ " then 'object' else 'address' end || '|' || " ~ text) }}
{%- endmacro %}

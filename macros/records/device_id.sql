{#- The bigint that stands for a device between staging and doors; kind keeps names apart from directory and Intune ids. -#}
{% macro device_id(value, kind="id", organization_id="source.organization_id") -%}
    {%- if kind not in ["id", "name"] -%}
        {{ exceptions.raise_compiler_error("device_id: kind must be id or name, got " ~ kind) }}
    {%- endif -%}
    {{ hash_bigint(organization_id ~ " || '|device " ~ kind ~ "|' || " ~ device_text(value)) }}
{%- endmacro %}

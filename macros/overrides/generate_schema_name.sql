{#- A folder's schema is its whole name: no target prefix, so that tables have one address everywhere. -#}
{% macro generate_schema_name(custom_schema_name, node) %}
    {{- (custom_schema_name or target.schema) | trim -}}
{% endmacro %}

{#- The value of an enumeration, lower case: bulk extracts write microsoft.graph.eventType'occurrence', the interface occurrence. -#}
{% macro enum_value(text) -%}
    nullif(lower(trim(case when {{ text }} like '%''%' then split_part({{ text }}, '''', 2) else {{ text }} end)), '')
{%- endmacro %}

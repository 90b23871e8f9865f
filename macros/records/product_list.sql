{#- Product names as one upper-case text joined with +, whether they came so (CSV) or as a JSON array; NULL when there are none. -#}
{% macro product_list(products) -%}
    nullif(upper(trim(replace(replace(replace(replace(replace(trim({{ products }}), '", "', '+'), '","', '+'), '["', ''), '"]', ''), '[]', ''))), '')
{%- endmacro %}

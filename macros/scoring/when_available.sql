{#- A value of an available category; NULL when there is a reason why it is unavailable. -#}
{% macro when_available(expression) -%}
    case when unavailable_reason is null then {{ expression }} end
{%- endmacro %}

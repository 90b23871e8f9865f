{#- The second largest of three numbers. -#}
{% macro second_largest(first, second, third) -%}
    {{ first }} + {{ second }} + {{ third }} - greatest({{ first }}, {{ second }}, {{ third }}) - least({{ first }}, {{ second }}, {{ third }})
{%- endmacro %}

{#- Whether a cell of the email app report shows use: it lists versions or says yes; empty, an empty list or no means not used. -#}
{% macro says_used(cell) -%}
    coalesce(lower(trim({{ cell }})) not in ('', '[]', 'no', 'false', '0', 'null'), false)
{%- endmacro %}

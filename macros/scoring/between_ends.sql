{#- Whether a value lies on a piece of a curve: from its start up to, not including, its end; empty ends are open. -#}
{% macro between_ends(value, piece) -%}
    {{ value }} >= coalesce({{ piece }}.value_from, {{ value }})
                and ({{ piece }}.value_to is null or {{ value }} < {{ piece }}.value_to)
{%- endmacro %}

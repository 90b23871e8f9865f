{#- Whether a copy of a Teams call or meeting says of itself that it was scheduled. -#}
{% macro is_marked_scheduled() -%}
    coalesce(call_sub_type like '%scheduled%' or call_sub_type like '%recurring%', false)
{%- endmacro %}

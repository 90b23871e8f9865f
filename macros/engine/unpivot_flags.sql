{#- A relation's boolean columns as rows: for every flag that is true, the columns to keep and the flag's name as column_name. -#}
{% macro unpivot_flags(relation, keep, flags) %}
    {{- return(adapter.dispatch("unpivot_flags")(relation, keep, flags)) -}}
{% endmacro %}

{% macro default__unpivot_flags(relation, keep, flags) %}
    {{ raise_engine_missing("unpivot_flags") }}
{% endmacro %}

{% macro duckdb__unpivot_flags(relation, keep, flags) %}
        select {{ keep | join(", ") }}, column_name
        from (select {{ (keep + flags) | join(", ") }} from {{ relation }}) unpivot (flag for column_name in ({{ flags | join(", ") }}))
        where flag
{%- endmacro %}

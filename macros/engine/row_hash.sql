{#- A stable digest of several columns, to compare payloads; NULL and empty text differ. -#}
{% macro row_hash(columns) %}
    {{- return(adapter.dispatch("row_hash")(columns)) -}}
{% endmacro %}

{% macro default__row_hash(columns) %}
    {{ raise_engine_missing("row_hash") }}
{% endmacro %}

{% macro duckdb__row_hash(columns) %}
    md5(concat_ws('|', {% for column in columns %}coalesce(cast({{ column }} as varchar), '~'){{ ', ' if not loop.last }}{% endfor %}))
{%- endmacro %}

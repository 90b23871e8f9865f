{#- Whether the whole text matches a regular expression. -#}
{% macro matches(text, pattern) %}
    {{- return(adapter.dispatch("matches")(text, pattern)) -}}
{% endmacro %}

{% macro default__matches(text, pattern) %}
    {{ raise_engine_missing("matches") }}
{% endmacro %}

{% macro duckdb__matches(text, pattern) %}
    regexp_full_match({{ text }}, '{{ pattern }}')
{%- endmacro %}

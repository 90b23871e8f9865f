{#- 63 bits of SHA-256 of a text as a non-negative bigint: the key of a person, file or device between staging and doors. -#}
{% macro hash_bigint(text) %}
    {{- return(adapter.dispatch("hash_bigint")(text)) -}}
{% endmacro %}

{% macro default__hash_bigint(text) %}
    {{ raise_engine_missing("hash_bigint") }}
{% endmacro %}

{% macro duckdb__hash_bigint(text) %}
    cast((cast('0x' || left(sha256({{ text }}), 16) as ubigint) >> 1) as bigint)
{%- endmacro %}

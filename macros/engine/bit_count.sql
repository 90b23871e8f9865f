{#- How many bits of an integer are set: the size of a set that is kept as one integer. -#}
{% macro bit_count(bits) %}
    {{- return(adapter.dispatch("bit_count")(bits)) -}}
{% endmacro %}

{% macro default__bit_count(bits) %}
    {{ raise_engine_missing("bit_count") }}
{% endmacro %}

{% macro duckdb__bit_count(bits) %}
    cast(bit_count({{ bits }}) as bigint)
{%- endmacro %}

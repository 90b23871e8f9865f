{#- A web address with its percent signs decoded, so that two spellings of one address are equal. -#}
{% macro decode_address(text) %}
    {{- return(adapter.dispatch("decode_address")(text)) -}}
{% endmacro %}

{% macro default__decode_address(text) %}
    {{ raise_engine_missing("decode_address") }}
{% endmacro %}

{% macro duckdb__decode_address(text) %}
    url_decode({{ text }})
{%- endmacro %}

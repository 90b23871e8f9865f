{#- A network address as text of its bits behind its family (4 or 6), so that a range is a common beginning; NULL when it is no address. -#}
{% macro address_bits(address) %}
    {{- return(adapter.dispatch("address_bits")(address)) -}}
{% endmacro %}

{% macro default__address_bits(address) %}
    {{ raise_engine_missing("address_bits") }}
{% endmacro %}

{% macro duckdb__address_bits(address) %}
    {%- set before = "list_filter(string_split(split_part(" ~ address ~ ", '::', 1), ':'), lambda part: part <> '')" -%}
    {%- set after = "list_filter(string_split(split_part(" ~ address ~ ", '::', 2), ':'), lambda part: part <> '')" -%}
    {%- set zeros = "list_transform(range(8 - len(" ~ before ~ ") - len(" ~ after ~ ")), lambda n: '0')" -%}
    case
        when regexp_full_match({{ address }}, '[0-9]{1,3}(\.[0-9]{1,3}){3}') then
            '4' || array_to_string(list_transform(
                string_split({{ address }}, '.'), lambda part: lpad(bin(cast(part as integer)), 8, '0')
            ), '')
        when regexp_full_match({{ address }}, '[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7}') then
            '6' || array_to_string(list_transform(
                list_concat(list_concat({{ before }}, {{ zeros }}), {{ after }}), lambda part: lpad(bin(cast('0x' || part as integer)), 16, '0')
            ), '')
    end
{%- endmacro %}

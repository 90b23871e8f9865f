{#- The comparable form of a network address: lower case, without brackets, port or the IPv6 wrapping of an IPv4 address; NULL when empty. -#}
{% macro network_address(value) -%}
    {%- set bracketed = "regexp_replace(lower(trim(" ~ value ~ ")), '^\\[([^]]*)\\].*$', '\\1')" -%}
    {%- set unwrapped = "regexp_replace(" ~ bracketed ~ ", '^::ffff:([0-9.]+)', '\\1')" -%}
    nullif(regexp_replace({{ unwrapped }}, '^([0-9]+\.[0-9]+\.[0-9]+\.[0-9]+):[0-9]+$', '\1'), '')
{%- endmacro %}

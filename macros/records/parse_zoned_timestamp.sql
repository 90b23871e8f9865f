{#- A wall-clock text and its zone to a UTC timestamp; NULL in any zone but UTC, which bulk extracts always use. -#}
{% macro parse_zoned_timestamp(text, zone) -%}
    case when coalesce(nullif(lower(trim({{ zone }})), ''), 'utc') in ('utc', 'etc/utc', 'gmt', 'tzone://microsoft/utc') then {{ parse_timestamp(text) }} end
{%- endmacro %}

{#- Number of the privacy window a day lies in, 0 for the one that begins at the anchor. -#}
{% macro privacy_window_number(day) -%}
    cast(floor(({{ day }} - date '{{ var("privacy_window_anchor") }}') / {{ var("window_days") }}) as bigint)
{%- endmacro %}

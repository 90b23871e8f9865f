{#- First day of the privacy window a day lies in: blocks of window_days counted from the anchor, the same for everybody and for ever. -#}
{% macro privacy_window_start(day) -%}
    {{ date_plus("date '" ~ var("privacy_window_anchor") ~ "'", var("window_days") ~ " * " ~ privacy_window_number(day)) }}
{%- endmacro %}

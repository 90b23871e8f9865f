{#- A list of the first days of the privacy windows from the one a first day lies in to the one a last day lies in. Windows are
    blocks of days counted from one Monday, before it as after it, and never move. -#}
{% macro privacy_window_starts(first_day, last_day) %}
    {{- return(adapter.dispatch("privacy_window_starts")(first_day, last_day)) -}}
{% endmacro %}

{% macro default__privacy_window_starts(first_day, last_day) %}
    {{ raise_engine_missing("privacy_window_starts") }}
{% endmacro %}

{% macro duckdb__privacy_window_starts(first_day, last_day) %}
    {%- set anchor = "date '" ~ var("privacy_window_anchor") ~ "'" -%}
    {%- set days = var("window_days") -%}
    list_transform(
            range(
                cast(floor(({{ first_day }} - {{ anchor }}) / {{ days }}) as bigint),
                cast(floor(({{ last_day }} - {{ anchor }}) / {{ days }}) as bigint) + 1
            ),
            lambda n: {{ anchor }} + cast({{ days }} * n as integer)
        )
{%- endmacro %}

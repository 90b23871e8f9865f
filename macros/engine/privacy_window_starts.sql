{#- A list of the first days of the privacy windows from the one a first day lies in to the one a last day lies in. Windows are
    blocks of days counted from one Monday, before it as after it, and never move. -#}
{% macro privacy_window_starts(first_day, last_day) %}
    {{- return(adapter.dispatch("privacy_window_starts")(first_day, last_day)) -}}
{% endmacro %}

{% macro default__privacy_window_starts(first_day, last_day) %}
    {{ raise_engine_missing("privacy_window_starts") }}
{% endmacro %}

{% macro duckdb__privacy_window_starts(first_day, last_day) %}
    list_transform(
            range({{ privacy_window_number(first_day) }}, {{ privacy_window_number(last_day) }} + 1),
            lambda n: date '{{ var("privacy_window_anchor") }}' + cast({{ var("window_days") }} * n as integer)
        )
{%- endmacro %}

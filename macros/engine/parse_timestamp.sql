{#- Text to a UTC timestamp: ISO 8601 with an offset or without one (then it is UTC), or US 12-hour text; NULL when it is neither.
    The session's time zone must be UTC, as the profile sets it. -#}
{% macro parse_timestamp(text) %}
    {{- return(adapter.dispatch("parse_timestamp")(text)) -}}
{% endmacro %}

{% macro default__parse_timestamp(text) %}
    {{ raise_engine_missing("parse_timestamp") }}
{% endmacro %}

{% macro duckdb__parse_timestamp(text) %}
    coalesce(
        timezone('UTC', try_cast({{ text }} as timestamptz)),
        try_strptime({{ text }}, ['%m/%d/%Y %I:%M:%S %p', '%m/%d/%Y %H:%M:%S', '%m/%d/%Y %H:%M', '%m/%d/%Y'])
    )
{%- endmacro %}

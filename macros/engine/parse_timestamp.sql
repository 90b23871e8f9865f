{#- Text to a UTC timestamp: ISO 8601 with or without a zone (none means UTC), or US 12-hour text; NULL when it is neither. -#}
{% macro parse_timestamp(text) %}
    {{- return(adapter.dispatch("parse_timestamp")(text)) -}}
{% endmacro %}

{% macro default__parse_timestamp(text) %}
    {{ raise_engine_missing("parse_timestamp") }}
{% endmacro %}

{% macro duckdb__parse_timestamp(text) %}
    coalesce(
        try_cast({{ text }} as timestamp),
        try_strptime({{ text }}, ['%m/%d/%Y %I:%M:%S %p', '%m/%d/%Y %H:%M:%S', '%m/%d/%Y %H:%M', '%m/%d/%Y'])
    )
{%- endmacro %}

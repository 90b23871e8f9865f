{#- Text to a boolean (true, false, yes, no, 1, 0 in any case); NULL otherwise. -#}
{% macro parse_boolean(text) %}
    {{- return(adapter.dispatch("parse_boolean")(text)) -}}
{% endmacro %}

{% macro default__parse_boolean(text) %}
    {{ raise_engine_missing("parse_boolean") }}
{% endmacro %}

{% macro duckdb__parse_boolean(text) %}
    case
        when lower(trim({{ text }})) in ('true', 't', 'yes', 'y', '1') then true
        when lower(trim({{ text }})) in ('false', 'f', 'no', 'n', '0') then false
    end
{%- endmacro %}

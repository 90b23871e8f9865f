{#- The product names of a usage report's Assigned Products: joined with + in CSV, a JSON array in JSON. -#}
{% macro product_names(text) %}
    {{- return(adapter.dispatch("product_names")(text)) -}}
{% endmacro %}

{% macro default__product_names(text) %}
    {{ raise_engine_missing("product_names") }}
{% endmacro %}

{% macro duckdb__product_names(text) %}
    case
        when {{ text }} like '[%' then coalesce(try_cast({{ text }} as varchar[]), [])
        else string_split({{ text }}, '+')
    end
{%- endmacro %}

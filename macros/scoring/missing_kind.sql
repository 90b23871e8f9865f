{#- Why the lengths of instant or scheduled meetings cannot be told; NULL when they can. -#}
{% macro missing_kind(kind) -%}
    case
                when kind_count < meeting_count then 'no calendar tells scheduled meetings'
                when {{ kind }}_count > 0 then null
                else 'no {{ kind }} meeting'
            end
{%- endmacro %}

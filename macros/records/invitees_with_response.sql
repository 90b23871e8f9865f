{#- How many invitees of a calendar entry answered in one way. -#}
{% macro invitees_with_response(response) -%}
    len(list_filter(
                {{ json_array("lower(source.attendees)") }}, lambda element: coalesce({{ json_text("element", "$.status.response") }} like '%{{ response }}%', false)
            ))
{%- endmacro %}

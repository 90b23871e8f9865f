{#- How many attendees a copy of a Teams call lists, everybody but applications. -#}
{% macro call_attendee_count() -%}
    len(list_filter(
                {{ json_array("lower(source.attendees)") }},
                lambda element: coalesce({{ json_text("element", "$.recipienttype") }}, 'user') not like 'application%'
            ))
{%- endmacro %}

{#- How many attendees a copy of a Teams call lists, everybody but applications. The caller's rows
    are called source and have attendees. -#}
{% macro call_attendee_count() -%}
    len(list_filter(
                {{ json_array("lower(source.attendees)") }},
                lambda element: coalesce({{ json_text("element", "$.recipienttype") }}, 'user') not like 'application%'
            ))
{%- endmacro %}

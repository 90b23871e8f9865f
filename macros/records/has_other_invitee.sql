{#- Whether a calendar entry invites somebody other than its organizer; a room or a device is nobody. The
    caller's rows are called source and have attendees and organizer_address. -#}
{% macro has_other_invitee() -%}
    {%- set address = json_text("element", "$.emailaddress.address") -%}
    {{ json_array_any(
                "lower(source.attendees)",
                "trim(" ~ address ~ ") is distinct from lower(trim(source.organizer_address)) and " ~ address ~ " is not null "
                ~ "and coalesce(" ~ json_text("element", "$.type") ~ ", '') not like '%resource%'"
            ) }}
{%- endmacro %}

{#- Whether some session of a call carried media: false when its segments list none, as in a failed call; NULL without segments. -#}
{% macro call_has_media(sessions) -%}
    {%- set segments = json_text("session", "$.segments") -%}
    {%- set media = json_array_any(json_text("segment", "$.media"), "true", "stream") -%}
    case
                when {{ json_array_any(sessions, json_array_any(segments, "true", "segment"), "session") }}
                    then {{ json_array_any(sessions, json_array_any(segments, media, "segment"), "session") }}
            end
{%- endmacro %}

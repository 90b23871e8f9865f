{#- The kinds of meetings people use, as meeting_kind names them. -#}
{% macro meeting_kinds() %}
    {% do return(["one_to_one_call", "group_call", "meet_now", "meet_now_in_channel", "scheduled_once", "scheduled_recurring"]) %}
{% endmacro %}

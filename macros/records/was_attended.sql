{#- Whether a copy of a Teams call or meeting shows that its owner took part: neither missed nor left on a machine nor broadcast, and
    not one that tells of the moves of others alone. -#}
{% macro was_attended() -%}
    call_type in ('call', 'meeting')
            and coalesce(call_sub_type, '') not in ('missedcall', 'voicemail', 'broadcast', 'liveevent', 'townhall')
            and (joined_ats is not null or not has_moves)
{%- endmacro %}

{#- What kind of meeting a call was: calls have no join link and no calendar entry; a link or mark without an entry was met now.
    NULL where only a calendar could tell and the organization has delivered none. The caller's rows have the columns named below, and it
    imports int_calendar_meetings as calendar_meetings. -#}
{% macro meeting_kind() -%}
    case
                when is_in_calendar and is_recurring then 'scheduled_recurring'
                when is_in_calendar then 'scheduled_once'
                when call_type = 'peertopeer' then 'one_to_one_call'
                when call_type in ('groupcall', 'call') and meeting_link_key is null and everybody_count = 2 then 'one_to_one_call'
                when call_type in ('groupcall', 'call') and meeting_link_key is null then 'group_call'
                when is_marked_scheduled or organization_id not in (select organization_id from calendar_meetings) then null
                when is_in_channel then 'meet_now_in_channel'
                else 'meet_now'
            end
{%- endmacro %}

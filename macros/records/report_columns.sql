{#- What every usage report row says of itself: the UTC day it speaks for, the days it covers, and whether it is the export of
    one day. Without a period, a file with one report date is a one-day export; 7, 30, 90 and 180 days never are. -#}
{% macro report_columns(relation="source") -%}
    {%- set day = parse_date(relation ~ ".report_refresh_date") -%}
    {%- set period = parse_integer("ltrim(lower(trim(" ~ relation ~ ".report_period)), 'd')") -%}
    {{ period }} as report_period_days,
            coalesce(
                {{ period }} = 1,
                min({{ day }}) over (partition by {{ relation }}.organization_id, {{ relation }}.file_id)
                = max({{ day }}) over (partition by {{ relation }}.organization_id, {{ relation }}.file_id),
                false
            ) as is_one_day_export,
            {{ day }} as report_refresh_date,
            {{ day }} as event_date
{%- endmacro %}

{#- Whether every score date a day can feed (the day to 27 days after) had been published when its file was first received. A
    restatement publishes those dates again, so that nothing is late for it. -#}
{% macro was_published_before(files, day) -%}
    {%- if var("restate") -%}
        false
    {%- else -%}
        coalesce(
            {{ date_plus(day, var("window_days") - 1) }} between {{ files }}.published_from and {{ files }}.published_through, false
        )
    {%- endif -%}
{%- endmacro %}

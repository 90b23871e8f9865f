{#- Whether every score date a day can feed (the day to 27 days after) had been published when its file was first received. -#}
{% macro was_published_before(files, day) -%}
    coalesce(
        {{ date_plus(day, var("window_days") - 1) }} between {{ files }}.published_from and {{ files }}.published_through, false
    )
{%- endmacro %}

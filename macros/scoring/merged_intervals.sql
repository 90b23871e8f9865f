{#- Intervals of days (first_date to last_date, both included) of one key, merged where they overlap or touch. One sort per key, so
    the work grows with the intervals. -#}
{% macro merged_intervals(relation, keys) %}
        select
            {{ keys | join(", ") }},
            min(first_date) as first_date,
            max(last_date) as last_date
        from (
            select
                *,
                sum(begins_island) over (
                    partition by {{ keys | join(", ") }} order by first_date, last_date, begins_island desc rows unbounded preceding
                ) as island
            from (
                select
                    {{ keys | join(", ") }},
                    first_date,
                    last_date,
                    case
                        when first_date <= {{ date_plus("max(last_date) over (
                            partition by " ~ keys | join(", ") ~ " order by first_date, last_date rows between unbounded preceding and 1 preceding
                        )", 1) }} then 0
                        else 1
                    end as begins_island
                from {{ relation }}
                where first_date <= last_date
            ) as compared
        ) as numbered
        group by {{ keys | join(", ") }}, island
{%- endmacro %}

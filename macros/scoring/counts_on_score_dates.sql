{#- How many intervals of each measure hold on each score date, per organization and entity: +1 where an interval begins, -1 the day
    after it ends, summed along the days. Linear, where a join would meet every interval with each of its days.
    relation: organization_id, <entity>, measure, first_date, last_date; only dates on which something holds come out. -#}
{% macro counts_on_score_dates(relation, entity, measures) %}
        select *
        from (
            select
                organization_id,
                {{ entity }},
                {% for measure in measures -%}
                cast(sum({{ measure }}) over entity_days as integer) as {{ measure }},
                {% endfor -%}
                is_score_date,
                calendar_date as score_date
            from (
                select
                    organization_id,
                    {{ entity }},
                    {% for measure in measures -%}
                    sum(case when measure = '{{ measure }}' then change else 0 end) as {{ measure }},
                    {% endfor -%}
                    bool_or(measure is null) as is_score_date,
                    calendar_date
                from (
                    select organization_id, {{ entity }}, measure, 1 as change, first_date as calendar_date from {{ relation }}
                    union all
                    select organization_id, {{ entity }}, measure, -1, {{ date_plus("last_date", 1) }} from {{ relation }}
                    union all
                    select entities.organization_id, entities.{{ entity }}, null, 0, score_days.calendar_date
                    from (select distinct organization_id, {{ entity }} from {{ relation }}) as entities
                    inner join {{ ref("int_organization_days") }} as score_days
                        on entities.organization_id = score_days.organization_id and score_days.is_score_date
                ) as edges
                group by organization_id, {{ entity }}, calendar_date
            ) as daily_changes
            window entity_days as (partition by organization_id, {{ entity }} order by calendar_date rows unbounded preceding)
        ) as levels
        where is_score_date and {{ measures | join(" + ") }} > 0
{%- endmacro %}

{#- How long each snapshot of an organization speaks: until the day before the next one, at most `days` days; the first one also
    for the days before it, since nothing older is known. relation: organization_id, snapshot_date. -#}
{% macro snapshot_spans(relation, days=var("snapshot_days")) %}
        select
            organization_id,
            snapshot_date,
            case
                when lag(snapshot_date) over by_day is null then date '0001-01-01'
                else snapshot_date
            end as valid_from,
            least(
                {{ date_plus("snapshot_date", days) }},
                coalesce({{ date_plus("lead(snapshot_date) over by_day", -1) }}, date '9999-12-31')
            ) as valid_to
        from (select distinct organization_id, snapshot_date from {{ relation }}) as snapshot_days
        window by_day as (partition by organization_id order by snapshot_date)
{%- endmacro %}

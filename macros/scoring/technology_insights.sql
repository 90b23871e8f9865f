{#- The insights of a technology category for every score date: those counted, and for each insight of the seed technology_insights
    that was not, one row with its reason. -#}
{% macro technology_insights(category, relations) -%}
select
            organization_days.organization_id,
            organization_days.calendar_date as score_date,
            definitions.category,
            definitions.insight,
            coalesce(counted.segment, 'all') as segment,
            counted.numerator,
            counted.denominator,
            coalesce(counted.is_headline, true) as is_headline,
            case when counted.insight is not null then definitions.source_used end as source_used,
            case when counted.insight is null then definitions.unavailable_reason end as unavailable_reason
        from {{ ref("int_organization_days") }} as organization_days
        inner join {{ ref("technology_insights") }} as definitions
            on organization_days.is_score_date and definitions.category = '{{ category }}'
        left join (
            {% for relation in relations -%}
            select organization_id, score_date, insight, segment, numerator, denominator, is_headline from {{ relation }}
            {{ "union all" if not loop.last }}
            {% endfor %}
        ) as counted
            on
                organization_days.organization_id = counted.organization_id
                and organization_days.calendar_date = counted.score_date
                and definitions.insight = counted.insight
{%- endmacro %}

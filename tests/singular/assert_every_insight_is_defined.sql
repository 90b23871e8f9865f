select
    insights.category,
    insights.insight
from {{ ref("insights_daily_exact") }} as insights
left join {{ ref("insight_definitions") }} as definitions
    on insights.category = definitions.category and insights.insight = definitions.insight
where definitions.insight is null
group by all

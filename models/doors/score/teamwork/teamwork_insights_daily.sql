{#- Grain: organization, score date, insight, segment. How people and workspaces meet: which way people engage, how large and old engaged
    workspaces are, on how many days a week they are used, how many have a team. Counts of people and of workspaces. -#}
{%- set kinds = {"mail": "has_sent_mail", "messages": "has_sent_messages", "content": "has_used_content"} -%}
{%- set activities = {"mail": "workspace_mailed", "messages": "workspace_messaged", "content": "workspace_content_used"} -%}
{%- set levels = {"none": "= 0", "1": "between 1 and 7", "2_to_3": "between 8 and 15", "4_or_more": ">= 16"} %}
with

    teamwork_windows as (select * from {{ ref("int_people_teamwork_windows") }}),

    workspace_cells as (select * from {{ ref("int_workspace_cells") }}),

    workspace_windows as (select * from {{ ref("int_workspace_windows") }}),

    sources as (select * from {{ ref("int_workspace_sources") }}),

    availability as (select * from {{ ref("int_teamwork_availability") }}),

    measures as (

        {% for kind, base in kinds.items() -%}
        select
            organization_id,
            score_date,
            'engagement_breakdown' as insight,
            '{{ kind }}' as segment,
            case
                when organization_id in (select organization_id from sources where activity = '{{ activities[kind] }}')
                    then count(*) filter (where {{ base }} and {{ activities[kind] }}_days > 0)
            end as numerator,
            count(*) filter (where {{ base }}) as denominator,
            false as is_headline
        from teamwork_windows
        group by organization_id, score_date
        union all
        {% endfor -%}
        select organization_id, score_date, 'workspaces_by_size_and_age', size_band || ' members, ' || age_band, engaged_count, workspace_count, size_band || age_band = 'anyany'
        from workspace_cells
        union all
        {% for kind, activity in dict(any="workspace_engaged", **activities).items() -%}
        {% for level, days in levels.items() -%}
        select
            organization_id,
            score_date,
            'workspaces_by_{{ "" if kind == "any" else kind ~ "_" }}days_a_week',
            '{{ level }}',
            count(*) filter (where {{ activity }}_days {{ days }}),
            count(*),
            {{ kind == "any" and level == "4_or_more" }}
        from workspace_windows
        group by organization_id, score_date
        union all
        {% endfor -%}
        {%- endfor -%}
        select organization_id, score_date, 'workspaces_with_team', 'all', case when count(has_team) > 0 then count(*) filter (where has_team) end, count(*), true
        from workspace_windows
        group by organization_id, score_date

    ),

    insights as (

        select
            availability.organization_id,
            availability.score_date,
            'teamwork' as category,
            coalesce(measures.insight, 'workspaces_with_team') as insight,
            coalesce(measures.segment, 'all') as segment,
            {{ when_available("measures.numerator") }} as numerator,
            case when measures.numerator is not null then {{ when_available("measures.denominator") }} end as denominator,
            coalesce(measures.is_headline, true) as is_headline,
            cast(null as varchar) as source_used,
            coalesce(availability.unavailable_reason, case when measures.numerator is null then 'no source' end) as unavailable_reason
        from availability
        left join measures
            on availability.organization_id = measures.organization_id and availability.score_date = measures.score_date

    )

select * from insights

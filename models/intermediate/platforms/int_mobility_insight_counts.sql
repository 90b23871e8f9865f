{#- Grain: organization, score date, insight: one per app, and one for the four Microsoft 365 apps together. Several platforms means one
    and the same app on more than one, as in the score, for the four together too. -#}
{%- set segments = ["multiple", "desktop_only", "web_only", "mobile_only"] %}
with

    people as (select * from {{ ref("int_mobility_windows") }} where is_active),

    apps as (select * from {{ ref("platform_apps") }} where app_group in ('outlook', 'teams', 'apps')),

    app_sets as (

        select app || '_across_platforms' as insight, app_bit as app_bits
        from apps
        union all
        select app_group || '_across_platforms', cast(sum(app_bit) as bigint)
        from apps
        where app_group = 'apps'
        group by app_group

    ),

    classified as (

        select
            people.organization_id,
            people.score_date,
            app_sets.insight,
            case
                when (people.several_platforms_apps & app_sets.app_bits) > 0 then 'multiple'
                when (people.desktop_apps & app_sets.app_bits) > 0 then 'desktop_only'
                when (people.web_apps & app_sets.app_bits) > 0 then 'web_only'
                else 'mobile_only'
            end as segment
        from people
        inner join app_sets on ((people.desktop_apps | people.web_apps | people.mobile_apps) & app_sets.app_bits) > 0

    ),

    counted as (

        select
            organization_id,
            score_date,
            insight,
            {% for segment in segments -%}
            count(case when segment = '{{ segment }}' then 1 end) as {{ segment }}_count,
            {% endfor -%}
            count(*) as user_count
        from classified
        group by organization_id, score_date, insight

    )

select * from counted

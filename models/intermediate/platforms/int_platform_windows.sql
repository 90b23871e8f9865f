{#- Grain: organization, person who ever used an app, score date. The apps used on each platform in the 28 days up to the score date,
    and how many extra platforms that is: per app the platforms beyond the first, added up. -#}
{%- set platforms = ["desktop", "web", "mobile"] %}
with

    platform_days as (select * from {{ ref("int_platform_days") }}),

    organization_days as (select * from {{ ref("int_organization_days") }}),

    people as (select distinct organization_id, person_id from platform_days),

    calendar as (

        select
            people.organization_id,
            people.person_id,
            organization_days.is_score_date,
            organization_days.calendar_date
        from people
        inner join organization_days on people.organization_id = organization_days.organization_id

    ),

    windows as (

        select
            calendar.organization_id,
            calendar.person_id,
            calendar.is_score_date,
            {% for platform in platforms -%}
            bit_or(coalesce(platform_days.{{ platform }}_apps, 0)) over last_28_days as {{ platform }}_apps,
            {% endfor -%}
            calendar.calendar_date
        from calendar
        left join platform_days
            on
                calendar.organization_id = platform_days.organization_id
                and calendar.person_id = platform_days.person_id
                and calendar.calendar_date = platform_days.activity_date
        window last_28_days as (
            partition by calendar.organization_id, calendar.person_id order by calendar.calendar_date
            rows between {{ var("window_days") - 1 }} preceding and current row
        )

    ),

    counted as (

        select
            organization_id,
            person_id,
            desktop_apps,
            web_apps,
            mobile_apps,
            (desktop_apps & web_apps) | (desktop_apps & mobile_apps) | (web_apps & mobile_apps) as several_platforms_apps,
            {% for platform in platforms %}{{ bit_count(platform ~ "_apps") }} + {% endfor -%}
            -{{ bit_count("desktop_apps | web_apps | mobile_apps") }} as extra_platform_count,
            calendar_date as score_date
        from windows
        where is_score_date and (desktop_apps | web_apps | mobile_apps) > 0

    )

select * from counted

{#- Grain: organization, person licensed for a mobility product on a day of the window, score date. The apps such a person used on each
    platform; nothing used is a row too, since who is licensed counts in the denominator. -#}
{%- set products = ["apps", "exchange", "yammer", "teams", "skype"] %}
with

    people_windows as (select * from {{ ref("int_people_windows") }}),

    platform_windows as (select * from {{ ref("int_platform_windows") }}),

    licensed as (

        select
            people_windows.organization_id,
            people_windows.person_id,
            {% for column in ["desktop_apps", "web_apps", "mobile_apps", "several_platforms_apps", "extra_platform_count"] -%}
            coalesce(platform_windows.{{ column }}, 0) as {{ column }},
            {% endfor -%}
            platform_windows.person_id is not null as is_active,
            people_windows.score_date

        from people_windows
        left join platform_windows
            on
                people_windows.organization_id = platform_windows.organization_id
                and people_windows.person_id = platform_windows.person_id
                and people_windows.score_date = platform_windows.score_date
        where {% for product in products %}people_windows.is_{{ product }}_enabled{{ " or " if not loop.last }}{% endfor %}

    )

select * from licensed

{#- Grain: organization, person, day with any app in use. The apps of a platform are one integer, a bit per app. -#}
with

    app_platform_days as (select * from {{ ref("int_app_platform_days") }}),

    apps as (select * from {{ ref("platform_apps") }}),

    days as (

        select
            app_platform_days.organization_id,
            app_platform_days.person_id,
            {% for platform in ["desktop", "web", "mobile"] -%}
            bit_or(case when app_platform_days.platform = '{{ platform }}' then apps.app_bit else 0 end) as {{ platform }}_apps,
            {% endfor -%}
            app_platform_days.activity_date

        from app_platform_days
        inner join apps on app_platform_days.app = apps.app
        group by app_platform_days.organization_id, app_platform_days.person_id, app_platform_days.activity_date

    )

select * from days

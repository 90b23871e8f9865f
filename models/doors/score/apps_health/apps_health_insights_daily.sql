{#- Grain: organization, score date, insight, segment. Counts of devices by update channel. -#}
with

    app_health_insights as (select * from {{ ref("int_app_health_insights") }}),

    completed as (

        {{ technology_insights("apps_health", ["app_health_insights"]) }}

    )

select * from completed

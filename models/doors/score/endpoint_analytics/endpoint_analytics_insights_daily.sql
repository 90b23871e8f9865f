{#- Grain: organization, score date, insight, segment. Counts of devices, restarts and applications; nothing of a single device. -#}
with

    endpoint_device_insights as (select * from {{ ref("int_endpoint_device_insights") }}),

    endpoint_process_insights as (select * from {{ ref("int_endpoint_process_insights") }}),

    endpoint_restart_insights as (select * from {{ ref("int_endpoint_restart_insights") }}),

    endpoint_app_insights as (select * from {{ ref("int_endpoint_app_insights") }}),

    completed as (

        {{ technology_insights("endpoint_analytics", ["endpoint_device_insights", "endpoint_process_insights", "endpoint_restart_insights", "endpoint_app_insights"]) }}

    )

select * from completed

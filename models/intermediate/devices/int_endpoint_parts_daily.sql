{#- Grain: organization, score date, part of an endpoint score. Points of the part and the devices behind its score: means over
    devices for boot and sign-in, over applications by use for reliability, shares of devices for the rest. -#}
{%- set shares = {
    "windows": "is_windows_supported", "cloud_management": "is_cloud_managed", "cloud_identity": "has_cloud_identity",
    "cloud_provisioning": "is_cloud_provisioned",
} -%}
{%- set launch_shares = {
    "recommended_windows": "is_windows_10_or_later", "recommended_management": "is_cloud_managed",
    "recommended_identity": "has_cloud_identity", "recommended_provisioning": "is_autopilot_registered",
} %}
with

    startup_days as (select * from {{ ref("int_device_startup_days") }}),

    app_reliability_days as (select * from {{ ref("int_app_reliability_days") }}),

    readiness_days as (select * from {{ ref("int_device_readiness_days") }}),

    started as (

        select
            organization_id,
            score_date,
            count(distinct device_id) as device_count
        from startup_days
        group by organization_id, score_date

    ),

    parts as (

        select
            startup_days.organization_id,
            startup_days.score_date,
            startup_days.measure as part,
            {{ ratio_of("sum(startup_days.points)", "count(*)") }} as points,
            max(started.device_count) as device_count
        from startup_days
        inner join started on startup_days.organization_id = started.organization_id and startup_days.score_date = started.score_date
        group by startup_days.organization_id, startup_days.score_date, startup_days.measure
        union all
        select
            organization_id,
            score_date,
            'app_reliability',
            {{ ratio_of("sum(cast(usage_duration as decimal(38, 0)) * points)", "sum(usage_duration)") }},
            max(active_device_count)
        from app_reliability_days
        where is_counted
        group by organization_id, score_date
        {% for part, flag in shares.items() -%}
        union all
        select
            organization_id,
            score_date,
            '{{ part }}',
            {{ points_of("count(*) filter (where " ~ flag ~ ")", "count(*)") }},
            count(*)
        from readiness_days
        where is_active
        group by organization_id, score_date
        having count({{ flag }}) > 0
        {% endfor -%}
        {% for part, flag in launch_shares.items() -%}
        union all
        select
            organization_id,
            score_date,
            '{{ part }}',
            {{ points_of("count(*) filter (where " ~ flag ~ ")", "count(*)") }},
            count(*)
        from readiness_days
        group by organization_id, score_date
        having count({{ flag }}) > 0
        {% endfor %}
    )

select * from parts

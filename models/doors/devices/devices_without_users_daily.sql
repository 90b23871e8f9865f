{#- Grain: organization, enrolled device, score date. What may be known of a device: durations and counts, carried from the last value,
    so that a row is nobody's day at work; no user, name, serial number, start time or last contact. -#}
with

    device_days as (select * from {{ ref("int_device_days") }}),

    devices as (select * from {{ ref("int_devices") }}),

    hardware_days as (select * from {{ ref("int_device_hardware_days") }}),

    startup_days as (select * from {{ ref("int_device_startup_days") }}),

    crash_windows as (select * from {{ ref("int_device_crash_windows") }}),

    readiness_days as (select * from {{ ref("int_device_readiness_days") }}),

    build_days as (select * from {{ ref("int_app_build_days") }}),

    aliases as (select * from {{ ref("int_device_aliases") }}),

    boots as (select * from startup_days where measure = 'boot'),

    sign_ins as (select * from startup_days where measure = 'sign_in'),

    apps as (

        select
            aliases.device_id,
            build_days.*
        from build_days
        inner join aliases
            on build_days.organization_id = aliases.organization_id and build_days.entra_device_id = aliases.entra_device_id

    ),

    released as (

        select
            device_days.organization_id,
            devices.published_device_id as device_id,
            device_days.score_date,
            hardware_days.manufacturer,
            hardware_days.model,
            hardware_days.operating_system_version,
            hardware_days.disk_type,
            apps.update_channel,
            apps.build,
            boots.milliseconds as boot_milliseconds,
            boots.group_policy_milliseconds as boot_group_policy_milliseconds,
            sign_ins.milliseconds as sign_in_milliseconds,
            sign_ins.group_policy_milliseconds as sign_in_group_policy_milliseconds,
            crash_windows.crash_count,
            crash_windows.hang_count,
            boots.points as boot_points,
            sign_ins.points as sign_in_points,
            {{ ratio_of(
                "coalesce(boots.points, 0) + coalesce(sign_ins.points, 0)",
                "cast(boots.points is not null as integer) + cast(sign_ins.points is not null as integer)"
            ) }} as startup_points,
            readiness_days.is_windows_supported,
            readiness_days.is_cloud_managed,
            readiness_days.has_cloud_identity,
            readiness_days.is_cloud_provisioned,
            apps.is_recommended as is_channel_recommended,
            apps.is_supported as is_build_supported,
            apps.is_latest as is_build_latest
        from device_days
        inner join devices on device_days.organization_id = devices.organization_id and device_days.device_id = devices.device_id
        {% for relation in ["hardware_days", "boots", "sign_ins", "crash_windows", "readiness_days", "apps"] -%}
        left join {{ relation }}
            on
                device_days.organization_id = {{ relation }}.organization_id
                and device_days.device_id = {{ relation }}.device_id
                and device_days.score_date = {{ relation }}.score_date
        {% endfor %}
    )

select * from released

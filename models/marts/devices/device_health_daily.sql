{#- Grain: organization, enrolled device, day. For IT support; read by a role of its own. -#}
with

    devices as (select * from {{ ref("devices_without_users_daily") }}),

    ordered as (

        select
            organization_id,
            device_id,
            score_date,
            manufacturer,
            model,
            operating_system_version,
            disk_type,
            update_channel,
            build,
            boot_milliseconds,
            boot_group_policy_milliseconds,
            sign_in_milliseconds,
            sign_in_group_policy_milliseconds,
            crash_count,
            hang_count,
            boot_points,
            sign_in_points,
            startup_points,
            is_windows_supported,
            is_cloud_managed,
            has_cloud_identity,
            is_cloud_provisioned,
            is_channel_recommended,
            is_build_supported,
            is_build_latest
        from devices
        order by organization_id, device_id, score_date

    )

select * from ordered

{#- Grain: organization, device, snapshot day. What a work-from-anywhere snapshot says of a device, as yes or no; NULL where the
    snapshot does not say. -#}
with

    devices as (select * from {{ ref("stg_intune__work_from_anywhere_devices") }} where record_status = 'used'),

    snapshots as (select * from {{ ref("int_device_snapshots") }}),

    management_agents as (select * from {{ ref("management_agents") }}),

    windows_versions as (select * from {{ ref("windows_versions") }}),

    held as (

        {{ held_snapshot("devices", "work_from_anywhere_devices", ["device_id"]) }}

    ),

    judged as (

        select
            held.organization_id,
            held.device_id,
            windows_versions.end_of_support as windows_end_of_support,
            case when held.windows_score >= 0 then held.windows_score = 100 end as is_windows_said_supported,
            held.operating_system_version is not null as is_windows_known,
            held.operating_system_version like '10.%' as is_windows_10_or_later,
            case
                when coalesce(held.managed_by, cast(held.is_tenant_attached as varchar), cast(held.is_cloud_managed_gateway_enabled as varchar))
                    is not null
                    then
                        coalesce(management_agents.is_cloud_managed, false)
                        or coalesce(held.is_tenant_attached, false)
                        or coalesce(held.is_cloud_managed_gateway_enabled, false)
            end as is_cloud_managed,
            held.join_type in ('azureadjoined', 'hybridazureadjoined') as has_cloud_identity,
            held.is_autopilot_registered,
            coalesce({{ comparable_name("held.model") }} like '%cloudpc%', false) as is_cloud_pc,
            held.is_autopilot_registered and held.is_autopilot_profile_assigned as is_autopilot_provisioned,
            held.first_day,
            held.last_day
        from held
        left join management_agents on held.managed_by = management_agents.managed_by
        left join windows_versions
            on {{ parse_integer("split_part(held.operating_system_version, '.', 3)") }} = windows_versions.os_build

    )

select * from judged

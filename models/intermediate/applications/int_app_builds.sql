{#- Grain: organization, inventory device, day an inventory row replaced the one before. The last row is the one with the latest
    contact, then the latest received, then the largest hash: a later file with an older contact replaces nothing. -#}
with

    inventory as (select * from {{ ref("stg_apps_admin__device_inventory") }} where record_status = 'used'),

    channel_names as (select * from {{ ref("update_channel_names") }}),

    ordered as (

        select
            *,
            {{ row_hash(["channel_key", "build", "version"]) }} as payload_hash,
            max(last_contact_at) over (
                partition by organization_id, inventory_device_id order by received_at rows between unbounded preceding and current row
            ) as latest_contact_at
        from inventory

    ),

    numbered as (

        select
            *,
            row_number() over (
                partition by organization_id, inventory_device_id, event_date
                order by last_contact_at desc, received_at desc, payload_hash desc
            ) as row_number_of_day
        from ordered
        where last_contact_at = latest_contact_at

    ),

    builds as (

        select
            numbered.organization_id,
            numbered.inventory_device_id,
            numbered.entra_device_id,
            coalesce(channel_names.update_channel, 'unknown') as update_channel,
            numbered.build,
            numbered.build_number,
            numbered.version,
            numbered.last_contact_date,
            numbered.event_date as first_day
        from numbered
        left join channel_names on numbered.channel_key = channel_names.channel_key
        where numbered.row_number_of_day = 1

    )

select * from builds

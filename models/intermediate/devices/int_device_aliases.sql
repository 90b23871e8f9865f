{#- Grain: organization, directory device. Which Intune device it is, one to one: the newest pair either side was seen in. -#}
with

    devices as (select * from {{ ref("stg_intune__devices") }} where record_status = 'used'),

    work_from_anywhere_devices as (select * from {{ ref("stg_intune__work_from_anywhere_devices") }} where record_status = 'used'),

    pairs as (

        select organization_id, entra_device_id, device_id, received_at from devices where entra_device_id is not null
        union all
        select organization_id, entra_device_id, device_id, received_at from work_from_anywhere_devices where entra_device_id is not null

    ),

    newest_of_device as (

        select
            organization_id,
            entra_device_id,
            device_id,
            received_at,
            row_number() over (partition by organization_id, device_id order by received_at desc, entra_device_id asc) as pair_number
        from pairs

    ),

    newest_of_both as (

        select
            organization_id,
            entra_device_id,
            device_id,
            row_number() over (partition by organization_id, entra_device_id order by received_at desc, device_id asc) as pair_number
        from newest_of_device
        where pair_number = 1

    ),

    aliases as (select organization_id, entra_device_id, device_id from newest_of_both where pair_number = 1)

select * from aliases

{#- Grain: organization, device. The text id a device is published under: the only way back from its bigint. -#}
with

    sightings as (select * from {{ ref("int_device_sightings") }}),

    devices as (

        select distinct
            organization_id,
            device_id,
            published_device_id
        from sightings

    )

select * from devices

{#- Grain: organization, address somebody worked from that lies in a range of an office. The newest list of ranges
    holds for all days; a list that is delivered again is the newest again. -#}
with

    egress_ranges as (select * from {{ ref("stg_network__office_egress") }} where record_status in ('used', 'duplicate')),

    files as (select * from {{ ref("stg_landing_control__files") }} where system = 'network' and table_name = 'office_egress'),

    audit_records as (select * from {{ ref("stg_office365_audit__records") }} where record_status = 'used'),

    newest_ranges as (

        select
            egress_ranges.organization_id,
            {{ address_bits("split_part(egress_ranges.ip_range, '/', 1)") }} as range_bits,
            {{ parse_integer("nullif(split_part(egress_ranges.ip_range, '/', 2), '')") }} as prefix_length,
            cast(files.last_received_at as date)
            = max(cast(files.last_received_at as date)) over (partition by egress_ranges.organization_id) as is_newest
        from egress_ranges
        inner join files on egress_ranges.organization_id = files.organization_id and egress_ranges.file_id = files.file_id

    ),

    addresses as (

        select
            organization_id,
            client_address,
            {{ address_bits("client_address") }} as client_bits
        from audit_records
        where client_address is not null
        group by organization_id, client_address

    ),

    office_addresses as (

        select distinct
            addresses.organization_id,
            addresses.client_address
        from addresses
        inner join newest_ranges
            on
                addresses.organization_id = newest_ranges.organization_id
                and newest_ranges.is_newest
                and left(addresses.client_bits, 1 + coalesce(newest_ranges.prefix_length, 128))
                = left(newest_ranges.range_bits, 1 + coalesce(newest_ranges.prefix_length, 128))

    )

select * from office_addresses

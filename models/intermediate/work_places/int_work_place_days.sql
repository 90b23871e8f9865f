{#- Grain: organization, person, day with activity of a known address. Onsite is a day with hours of activity from office addresses,
    remote one without any; activity is told by quarters of an hour in which something was done. -#}
with

    audit_records as (select * from {{ ref("stg_office365_audit__records") }} where record_status = 'used'),

    office_addresses as (select * from {{ ref("int_office_addresses") }}),

    identities as (select * from {{ ref("int_identities") }}),

    people as (select * from {{ ref("int_people") }}),

    quarters as (

        select distinct
            audit_records.organization_id,
            people.person_id,
            office_addresses.client_address is not null as is_office,
            audit_records.event_date as activity_date,
            extract(hour from audit_records.created_at) * 4 + floor(extract(minute from audit_records.created_at) / 15) as quarter_of_day

        from audit_records
        inner join identities
            on audit_records.organization_id = identities.organization_id and audit_records.identity_id = identities.identity_id
        inner join people on identities.organization_id = people.organization_id and identities.person_id = people.person_id
        left join office_addresses
            on
                audit_records.organization_id = office_addresses.organization_id
                and audit_records.client_address = office_addresses.client_address
        where audit_records.client_address is not null and audit_records.identity_kind in ('object', 'address')

    ),

    days as (

        select
            organization_id,
            person_id,
            case
                when count(case when is_office then 1 end) >= 4 * {{ var("onsite_hours") }} then 'onsite'
                when count(case when is_office then 1 end) = 0 then 'remote_only'
                else 'other'
            end as work_place,
            activity_date
        from quarters
        group by organization_id, person_id, activity_date

    )

select * from days

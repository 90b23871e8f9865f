{#- Grain: source, call, identity of one of the organization's own people who was in it. Guests, bots, phones and people of other
    tenants are not own people; neither is anybody a policy leaves out. -#}
with

    calls as (select * from {{ ref("int_calls") }}),

    identities as (select * from {{ ref("int_identities") }}),

    people as (select * from {{ ref("int_people") }}),

    tenants as (select * from {{ ref("int_tenants") }}),

    attendances as (

        select
            calls.organization_id,
            calls.source_table,
            calls.call_key,
            calls.identity_id,
            identities.person_id,
            calls.started_at,
            calls.ended_at,
            calls.joined_ats,
            calls.left_ats,
            calls.event_date
        from calls
        inner join identities on calls.organization_id = identities.organization_id and calls.identity_id = identities.identity_id
        inner join people on identities.organization_id = people.organization_id and identities.person_id = people.person_id
        where
            calls.tenant_id is null
            or calls.tenant_id in (select tenants.tenant_id from tenants where tenants.organization_id = calls.organization_id)
            or calls.organization_id not in (select tenants.organization_id from tenants)

    )

select * from attendances

{#- Grain: organization, identity of a service account named in the reference list. -#}
with

    organizations as (select * from {{ ref("stg_landing_control__organizations") }}),

    service_identities as (select * from {{ ref("service_identities") }}),

    keyed as (

        select
            organizations.organization_id,
            {{ identity_id("service_identities.user_name", "organizations.organization_id") }} as identity_id
        from organizations
        cross join service_identities

    )

select * from keyed

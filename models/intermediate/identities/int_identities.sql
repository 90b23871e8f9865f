{#- Grain: organization, identity. Which person a directory id, UPN, mail or alias belongs to, rebuilt whole on every run so that
    a new directory file re-labels history. An alias that two directory objects claim belongs to neither. -#}
with

    claims as (select * from {{ ref("int_identity_claims") }}),

    sightings as (select * from {{ ref("int_identity_sightings") }}),

    service_identities as (select * from {{ ref("int_service_identities") }}),

    owners as (

        select
            organization_id,
            identity_id,
            min(directory_identity_id) as person_id,
            count(distinct directory_identity_id) > 1 as is_ambiguous
        from claims
        group by organization_id, identity_id

    ),

    everybody as (

        select organization_id, identity_id from owners
        union
        select organization_id, identity_id from sightings

    ),

    resolved as (

        select
            everybody.organization_id,
            everybody.identity_id,
            coalesce(owners.person_id, everybody.identity_id) as person_id,
            coalesce(owners.is_ambiguous, false) as is_ambiguous
        from everybody
        left join owners on everybody.organization_id = owners.organization_id and everybody.identity_id = owners.identity_id

    ),

    people as (

        select
            resolved.organization_id,
            resolved.person_id,
            bool_or(sightings.is_guest) as is_guest,
            bool_or(sightings.is_service or service_identities.identity_id is not null) as is_service,
            bool_or(sightings.is_concealed) as is_concealed,
            coalesce(bool_and(sightings.is_shared_mailbox), false) as is_shared_mailbox
        from resolved
        left join sightings on resolved.organization_id = sightings.organization_id and resolved.identity_id = sightings.identity_id
        left join service_identities
            on resolved.organization_id = service_identities.organization_id and resolved.identity_id = service_identities.identity_id
        where not resolved.is_ambiguous
        group by resolved.organization_id, resolved.person_id

    ),

    classified as (

        select
            resolved.organization_id,
            resolved.identity_id,
            case when not resolved.is_ambiguous then resolved.person_id end as person_id,
            case
                when resolved.is_ambiguous then 'ambiguous'
                when people.is_service then 'service'
                when people.is_guest then 'guest'
                when people.is_concealed then 'concealed'
                when people.is_shared_mailbox then 'shared_mailbox'
                else 'person'
            end as identity_class
        from resolved
        left join people on resolved.organization_id = people.organization_id and resolved.person_id = people.person_id

    )

select * from classified

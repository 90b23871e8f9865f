{#- Grain: organization, person left out by policy: the newest list delivered, whole. -#}
with

    exclusions as (select * from {{ ref("stg_policy__excluded_people") }} where record_status = 'used'),

    identities as (select * from {{ ref("int_identities") }}),

    newest as (

        select
            organization_id,
            identity_id,
            event_date = max(event_date) over (partition by organization_id) as is_newest
        from exclusions

    ),

    excluded as (

        select distinct
            newest.organization_id,
            identities.person_id
        from newest
        inner join identities on newest.organization_id = identities.organization_id and newest.identity_id = identities.identity_id
        where newest.is_newest and identities.person_id is not null

    )

select * from excluded

{#- Grain: organization, person left out by policy: the newest list delivered, whole. A list that is delivered again is the newest
    again, and a copy of a row excludes as the row does. -#}
with

    exclusions as (select * from {{ ref("stg_policy__excluded_people") }} where record_status in ('used', 'duplicate')),

    files as (select * from {{ ref("stg_landing_control__files") }} where system = 'policy' and table_name = 'excluded_people'),

    identities as (select * from {{ ref("int_identities") }}),

    delivered as (

        select
            exclusions.organization_id,
            exclusions.identity_id,
            cast(files.last_received_at as date) as delivered_date
        from exclusions
        inner join files on exclusions.organization_id = files.organization_id and exclusions.file_id = files.file_id

    ),

    newest as (

        select
            organization_id,
            identity_id,
            delivered_date = max(delivered_date) over (partition by organization_id) as is_newest
        from delivered

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

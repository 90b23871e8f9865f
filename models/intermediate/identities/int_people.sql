{#- Grain: organization, person who counts: not a guest, service account or shared mailbox, not excluded by policy. -#}
with

    identities as (select * from {{ ref("int_identities") }}),

    excluded_people as (select * from {{ ref("int_excluded_people") }}),

    people as (

        select distinct
            organization_id,
            person_id
        from identities
        where identity_class in ('person'{{ ", 'concealed'" if var("concealed_identities") == "within_reports" }})

    ),

    counted as (

        select
            people.organization_id,
            people.person_id
        from people
        left join excluded_people
            on people.organization_id = excluded_people.organization_id and people.person_id = excluded_people.person_id
        where excluded_people.person_id is null

    )

select * from counted

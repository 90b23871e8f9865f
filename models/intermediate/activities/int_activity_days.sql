{#- Grain: organization, person, activity, day. Existence is a union of sources; a usage report only fills days on which no event
    source has a row of that activity in the whole organization. -#}
with

    communication as (select * from {{ ref("int_communication_activity_days") }}),

    files as (select * from {{ ref("int_files_activity_days") }}),

    workspaces as (select * from {{ ref("int_workspaces_activity_days") }}),

    reports as (select * from {{ ref("int_report_activity_days") }}),

    activity_rollups as (select * from {{ ref("activity_rollups") }}),

    identities as (select * from {{ ref("int_identities") }}),

    people as (select * from {{ ref("int_people") }}),

    observed as (

        select organization_id, identity_id, activity, activity_date, is_report from communication
        union
        select organization_id, identity_id, activity, activity_date, is_report from files
        union
        select organization_id, identity_id, activity, activity_date, is_report from workspaces
        union
        select organization_id, identity_id, activity, activity_date, is_report from reports

    ),

    event_days as (select distinct organization_id, activity, activity_date from observed where not is_report),

    kept as (

        select observed.*
        from observed
        left join event_days
            on
                observed.is_report
                and observed.organization_id = event_days.organization_id
                and observed.activity = event_days.activity
                and observed.activity_date = event_days.activity_date
        where event_days.activity_date is null

    ),

    by_person as (

        select distinct
            kept.organization_id,
            identities.person_id,
            kept.activity,
            kept.activity_date
        from kept
        inner join identities on kept.organization_id = identities.organization_id and kept.identity_id = identities.identity_id
        inner join people on identities.organization_id = people.organization_id and identities.person_id = people.person_id

    ),

    rolled_up as (

        select organization_id, person_id, activity, activity_date from by_person
        union
        select by_person.organization_id, by_person.person_id, activity_rollups.rollup, by_person.activity_date
        from by_person
        inner join activity_rollups on by_person.activity = activity_rollups.activity

    )

select * from rolled_up

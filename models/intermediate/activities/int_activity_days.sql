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

    event_rows as (

        {% for relation in ["communication", "files", "workspaces"] -%}
        select organization_id, identity_id, activity, activity_date from {{ relation }} where not is_report
        {{ "union all" if not loop.last }}
        {% endfor %}
    ),

    reported as (

        select organization_id, identity_id, activity, activity_date from reports
        union all
        select organization_id, identity_id, activity, activity_date from workspaces where is_report

    ),

    event_days as (select distinct organization_id, activity, activity_date from event_rows),

    report_rows as (

        select
            reported.organization_id,
            reported.identity_id,
            reported.activity,
            reported.activity_date
        from reported
        left join event_days
            on
                reported.organization_id = event_days.organization_id
                and reported.activity = event_days.activity
                and reported.activity_date = event_days.activity_date
        where event_days.activity_date is null

    ),

    kept as (

        select organization_id, identity_id, activity, activity_date from event_rows
        union all
        select organization_id, identity_id, activity, activity_date from report_rows

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

{#- Grain: organization, file, moment, person, span of access. Reads and changes of a file, each with the score dates it can count on:
    the window holds it and its person has access in the window. It is whole when those are all 28. Touches that no score date sees
    are left out. -#}
with

    file_events as (select * from {{ ref("int_file_events") }} where is_read or is_create),

    access_spans as (select * from {{ ref("int_file_access_spans") }}),

    organizations as (select * from {{ ref("int_organizations") }}),

    moments as (

        select
            organization_id,
            file_key,
            person_id,
            event_at,
            event_date,
            {{ date_plus("event_date", var("window_days") - 1) }} as last_date,
            bool_or(is_create) as is_create
        from file_events
        group by organization_id, file_key, person_id, event_at, event_date

    ),

    valid as (

        select
            moments.organization_id,
            moments.file_key,
            moments.person_id,
            moments.is_create,
            access_spans.first_date <= moments.event_date and access_spans.last_date >= moments.last_date as is_whole,
            moments.event_at,
            moments.event_date,
            greatest(moments.event_date, access_spans.first_date) as valid_from,
            least(moments.last_date, access_spans.last_date) as valid_to
        from moments
        inner join access_spans
            on
                moments.organization_id = access_spans.organization_id
                and moments.person_id = access_spans.person_id
                and moments.event_date <= access_spans.last_date
                and moments.last_date >= access_spans.first_date
        inner join organizations on moments.organization_id = organizations.organization_id
        where least(moments.last_date, access_spans.last_date) >= organizations.first_score_date

    )

select * from valid

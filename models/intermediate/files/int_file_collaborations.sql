{#- Grain: organization, person, file, interval of score dates. When a person counts as a collaborator on a file: two people are
    collaborators if one reads or changes it after the other changed it, both within 28 days.
    Of a touch at t2 only the latest earlier change by another person matters, of a change at t1 only the earliest later touch:
    either makes the interval from the day of t2 to 27 days after t1. Equal to joining every pair (property test), in linear work.
    Only touches around the begin or end of their person's access, which count on some days and not on others, are paired one by one. -#}
with

    neighbours as (select * from {{ ref("int_file_neighbours") }}),

    touches as (select * from {{ ref("int_file_touches") }}),

    partial_touches as (select * from touches where not is_whole),

    touched_after as (

        select
            later.organization_id,
            later.person_id,
            later.file_key,
            later.event_date as first_date,
            case when earlier.person_id = later.person_id then earlier.other_change_before_date else earlier.event_date end as changed_date
        from neighbours as later
        inner join neighbours as earlier
            on
                later.organization_id = earlier.organization_id
                and later.file_key = earlier.file_key
                and later.change_before_place = earlier.place

    ),

    changed_before as (

        select
            earlier.organization_id,
            earlier.person_id,
            earlier.file_key,
            case when later.person_id = earlier.person_id then later.other_touch_after_date else later.event_date end as first_date,
            earlier.event_date as changed_date
        from neighbours as earlier
        inner join neighbours as later
            on
                earlier.organization_id = later.organization_id
                and earlier.file_key = later.file_key
                and earlier.touch_after_place = later.place
        where earlier.is_create

    ),

    paired as (

        select
            partial_touches.organization_id,
            unnest([partial_touches.person_id, touches.person_id]) as person_id,
            partial_touches.file_key,
            greatest(partial_touches.valid_from, touches.valid_from) as first_date,
            least(partial_touches.valid_to, touches.valid_to) as last_date
        from partial_touches
        inner join touches
            on
                partial_touches.organization_id = touches.organization_id
                and partial_touches.file_key = touches.file_key
                and partial_touches.person_id <> touches.person_id
                and (
                    (partial_touches.is_create and partial_touches.event_at < touches.event_at)
                    or (touches.is_create and partial_touches.event_at > touches.event_at)
                )

    ),

    intervals as (

        select organization_id, person_id, file_key, first_date, {{ date_plus("changed_date", var("window_days") - 1) }} as last_date from touched_after
        union all
        select organization_id, person_id, file_key, first_date, {{ date_plus("changed_date", var("window_days") - 1) }} from changed_before
        union all
        select organization_id, person_id, file_key, first_date, last_date from paired

    ),

    merged as (

        {{ merged_intervals("intervals", keys=["organization_id", "person_id", "file_key"]) }}

    )

select * from merged

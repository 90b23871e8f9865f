{#- Grain: organization, person, file, interval of score dates. When a person counts as a collaborator on a file: two people are
    collaborators if one reads or changes it after the other changed it, both within 28 days.
    Of a touch at t2 only the latest earlier change by another person matters, of a change at t1 only the earliest later touch:
    either makes the interval from the day of t2 to 27 days after t1. Equal to joining every pair (property test), in linear work. -#}
with

    touches as (select * from {{ ref("int_file_touches") }}),

    touched_after as (

        select
            touches.organization_id,
            touches.person_id,
            touches.file_key,
            touches.event_date as first_date,
            {{ date_plus(
                "case when changes.person_id = touches.person_id then changes.other_change_before_date else changes.event_date end",
                var("window_days") - 1
            ) }} as last_date
        from touches
        inner join touches as changes
            on
                touches.organization_id = changes.organization_id
                and touches.file_key = changes.file_key
                and touches.change_before_place = changes.place

    ),

    changed_before as (

        select
            changes.organization_id,
            changes.person_id,
            changes.file_key,
            case
                when touches.person_id = changes.person_id then touches.other_touch_after_date else touches.event_date
            end as first_date,
            {{ date_plus("changes.event_date", var("window_days") - 1) }} as last_date
        from touches as changes
        inner join touches
            on
                changes.organization_id = touches.organization_id
                and changes.file_key = touches.file_key
                and changes.touch_after_place = touches.place
        where changes.is_create

    ),

    either as (

        select organization_id, person_id, file_key, first_date, last_date from touched_after
        union all
        select organization_id, person_id, file_key, first_date, last_date from changed_before

    ),

    merged as (

        {{ merged_intervals("either", keys=["organization_id", "person_id", "file_key"]) }}

    )

select * from merged

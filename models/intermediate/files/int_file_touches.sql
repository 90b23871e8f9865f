{#- Grain: organization, file, moment, person. Reads and changes of a file in order, with what a collaborator needs to know of the
    others: for a change, the day of the last change by another person before it and of the first touch by another after it.
    A run of one person's touches shares its neighbours, so two running values replace the join of every pair. A change whose person
    had no access in the 28 days up to it is left out: access on other days of a window is asked of the person, in the door. -#}
with

    file_events as (select * from {{ ref("int_file_events") }} where is_read or is_create),

    access_spans as (select * from {{ ref("int_file_access_spans") }}),

    touches as (

        select
            file_events.organization_id,
            file_events.file_key,
            file_events.person_id,
            file_events.event_at,
            file_events.event_date,
            bool_or(file_events.is_create) as is_create
        from file_events
        inner join access_spans
            on
                file_events.organization_id = access_spans.organization_id
                and file_events.person_id = access_spans.person_id
                and file_events.event_date between access_spans.first_date and access_spans.last_date
        group by 1, 2, 3, 4, 5

    ),

    ordered as (

        select
            *,
            row_number() over (partition by organization_id, file_key order by event_at, person_id) as place,
            dense_rank() over (partition by organization_id, file_key order by event_at) as moment
        from touches

    ),

    compared as (

        select
            *,
            case
                when lag(person_id) over same_kind <> person_id then lag(event_date) over same_kind
            end as run_before_date,
            case
                when lead(person_id) over same_file <> person_id then lead(event_date) over same_file
            end as run_after_date
        from ordered
        window
            same_file as (partition by organization_id, file_key order by place),
            same_kind as (partition by organization_id, file_key, is_create order by place)

    ),

    neighboured as (

        select
            organization_id,
            file_key,
            person_id,
            place,
            max(case when is_create then place end) over (
                partition by organization_id, file_key order by moment range between unbounded preceding and 1 preceding
            ) as change_before_place,
            min(place) over (
                partition by organization_id, file_key order by moment range between 1 following and unbounded following
            ) as touch_after_place,
            is_create,
            event_date,
            case
                when is_create
                    then max(run_before_date) over (
                        partition by organization_id, file_key, is_create order by place rows unbounded preceding
                    )
            end as other_change_before_date,
            min(run_after_date) over (
                partition by organization_id, file_key order by place rows between current row and unbounded following
            ) as other_touch_after_date
        from compared

    )

select * from neighboured

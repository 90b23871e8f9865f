{#- Grain: organization, file, moment, person, of whole touches. What a touch needs to know of the others: which change came before it,
    which touch after it, and, in case that is by the same person, the day of the nearest one by somebody else. A run of one
    person's touches shares its neighbours, so running values replace the join of every pair. -#}
with

    touches as (select * from {{ ref("int_file_touches") }} where is_whole),

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
            max(case when is_create then place end) over earlier_moments as change_before_place,
            min(place) over later_moments as touch_after_place,
            is_create,
            event_date,
            case when is_create then max(run_before_date) over changes_so_far end as other_change_before_date,
            min(run_after_date) over touches_to_come as other_touch_after_date
        from compared
        window
            earlier_moments as (
                partition by organization_id, file_key order by moment range between unbounded preceding and 1 preceding
            ),
            later_moments as (
                partition by organization_id, file_key order by moment range between 1 following and unbounded following
            ),
            changes_so_far as (partition by organization_id, file_key, is_create order by place rows unbounded preceding),
            touches_to_come as (
                partition by organization_id, file_key order by place rows between current row and unbounded following
            )

    )

select * from neighboured

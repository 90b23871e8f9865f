{#- Grain: landed call record, user who was in it, with every join and leave. Sessions say who was there and when; the list of
    participants stops at 130 and is read only where no session names a user. -#}
with

    mentions as (select * from {{ ref("base_graph__call_mentions") }}),

    counted as (

        select
            *,
            coalesce(bool_or(is_in_session and user_name is not null) over call_record, false) as has_sessions
        from mentions
        window call_record as (partition by organization_id, file_id, record_position)

    ),

    everybody as (

        select
            organization_id,
            file_id,
            record_position,
            count(distinct participant_name) filter (where not is_bot) as participant_count
        from counted
        group by organization_id, file_id, record_position

    ),

    users as (

        select
            organization_id,
            file_id,
            record_position,
            user_name,
            min(tenant_id) as tenant_id,
            array_agg(joined_at order by joined_at, left_at) filter (where joined_at is not null and left_at is not null) as joined_ats,
            array_agg(left_at order by joined_at, left_at) filter (where joined_at is not null and left_at is not null) as left_ats
        from counted
        where user_name is not null and is_in_session = has_sessions
        group by organization_id, file_id, record_position, user_name

    ),

    participants as (

        select
            everybody.organization_id,
            everybody.file_id,
            everybody.record_position,
            users.user_name,
            users.tenant_id,
            everybody.participant_count,
            users.joined_ats,
            users.left_ats
        from everybody
        left join users
            on
                everybody.organization_id = users.organization_id
                and everybody.file_id = users.file_id
                and everybody.record_position = users.record_position

    )

select * from participants

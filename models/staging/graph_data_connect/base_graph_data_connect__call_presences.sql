{#- Grain: landed copy of a call, with the times its owner joined and left. A join lasts to the owner's next move; the last one,
    when nothing follows it, has no leave. -#}
with

    source as (select * from {{ source("graph_data_connect", "teams_call_records") }}),

    listed as (

        select
            organization_id,
            file_id,
            record_position,
            lower(trim(puser)) as owner_name,
            unnest({{ json_array("lower(content)") }}) as move
        from source

    ),

    moves as (

        select
            organization_id,
            file_id,
            record_position,
            {{ enum_value(json_text("move", "$.action")) }} as action,
            {{ parse_timestamp("upper(" ~ json_text("move", "$.datetime") ~ ")") }} as moved_at
        from listed
        where {{ json_text("move", "$.participant.useraadobjectid") }} = owner_name

    ),

    stays as (

        select
            organization_id,
            file_id,
            record_position,
            action,
            moved_at as joined_at,
            lead(moved_at) over (partition by organization_id, file_id, record_position order by moved_at, action) as left_at
        from moves
        where moved_at is not null

    ),

    presences as (

        select
            organization_id,
            file_id,
            record_position,
            array_agg(joined_at order by joined_at, left_at) as joined_ats,
            array_agg(left_at order by joined_at, left_at) as left_ats
        from stays
        where action = 'join'
        group by organization_id, file_id, record_position

    )

select * from presences

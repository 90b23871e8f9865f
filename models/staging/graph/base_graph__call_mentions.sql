{#- Grain: landed call record, mention of somebody in it: in a session, with its times, or in the list of participants, without. -#}
with

    source as (select * from {{ source("graph", "call_records") }}),

    sessions as (

        select
            organization_id,
            file_id,
            record_position,
            unnest({{ json_array("lower(sessions)") }}) as session
        from source

    ),

    listed as (

        select
            organization_id,
            file_id,
            record_position,
            unnest({{ json_array("lower(coalesce(nullif(nullif(participants, ''), '[]'), participants_v2))") }}) as participant
        from source

    ),

    mentions as (

        {% for endpoint in ["caller", "callee"] -%}
        select
            organization_id,
            file_id,
            record_position,
            true as is_in_session,
            coalesce({{ json_text("session", "$." ~ endpoint ~ ".associatedidentity") }}, '{}') as associated_identity,
            {{ json_text("session", "$." ~ endpoint ~ ".identity") }} as identity,
            {{ parse_timestamp("upper(" ~ json_text("session", "$.startdatetime") ~ ")") }} as joined_at,
            {{ parse_timestamp("upper(" ~ json_text("session", "$.enddatetime") ~ ")") }} as left_at
        from sessions
        union all
        {% endfor -%}
        select
            organization_id,
            file_id,
            record_position,
            false as is_in_session,
            '{}' as associated_identity,
            coalesce({{ json_text("participant", "$.identity") }}, cast(participant as varchar)) as identity,
            cast(null as timestamp) as joined_at,
            cast(null as timestamp) as left_at
        from listed

    ),

    named as (

        select
            organization_id,
            file_id,
            record_position,
            {% set user_name = json_text("identity", "$.user.id") ~ ", " ~ json_text("associated_identity", "$.id") -%}
            coalesce({{ user_name }}) as user_name,
            coalesce({{ user_name }}, identity) as participant_name,
            coalesce({{ json_text("identity", "$.user.tenantid") }}, {{ json_text("associated_identity", "$.tenantid") }}) as tenant_id,
            is_in_session,
            {% for kind in ["application", "applicationinstance", "azureapplicationinstance", "acsapplicationinstance", "spoolapplicationinstance"] -%}
            {{ "or " if not loop.first }}{{ json_text("identity", "$." ~ kind ~ ".id") }} is not null
            {% endfor -%}as is_bot,
            joined_at,
            left_at
        from mentions

    ),

    present as (

        select *
        from named
        where participant_name is not null and coalesce(left_at > joined_at, true)

    )

select * from present

{#- Grain: one landed mailbox of a snapshot, with the hours its owner says are for work. -#}
{%- set week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] %}
{%- set worked = ["time_zone", "working_hours_time_zone", "user_purpose", "working_hours_start_minute", "working_hours_end_minute"] %}
{%- for day in week %}{% do worked.append("is_" ~ day ~ "_worked") %}{% endfor -%}
with

    source as (select * from {{ source("graph_data_connect", "mailbox_settings") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ identity_id("source.puser") }} as owner_identity_id,
            lower(trim(source.tenant_id)) as tenant_id,

            -- text
            nullif(trim(source.time_zone), '') as time_zone,
            nullif(trim(source.working_hours_time_zone), '') as working_hours_time_zone,
            {{ enum_value("source.user_purpose") }} as user_purpose,

            -- numbers
            {{ minute_of_day("source.working_hours_start_time") }} as working_hours_start_minute,
            {{ minute_of_day("source.working_hours_end_time") }} as working_hours_end_minute,

            -- booleans
            {% for day in week -%}
            case
                when source.working_hours_days is not null
                    then {{ json_array_any("lower(source.working_hours_days)", json_text("element", "$") ~ " like '%" ~ day ~ "%'") }}
            end as is_{{ day }}_worked,
            {% endfor %}
            -- times
            cast(source.received_at as date) as snapshot_date,
            cast(source.received_at as date) as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({"no owner": "owner_identity_id is null"}) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["snapshot_date", "owner_identity_id"], on_conflict="quarantine", can_be_late=false,
            payload=worked
        ) }}

    )

select * from statused

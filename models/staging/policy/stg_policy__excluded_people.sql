{#- Grain: one landed row of a list of people who are left out of every figure. -#}
with

    source as (select * from {{ source("policy", "excluded_people") }}),

    renamed as (

        select
            {{ landed_columns() }},
            {{ identity_id("source.user_id") }} as identity_id,
            {{ identity_kind("source.user_id") }} as identity_kind,
            cast(source.received_at as date) as event_date,
            source.problem as landing_problem
        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({"no id": "identity_id is null"}) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status("judged", key=["identity_id", "event_date"], can_be_late=false) }}

    )

select * from statused

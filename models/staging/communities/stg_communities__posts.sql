{#- Grain: one landed community post. -#}
with

    source as (select * from {{ source("communities", "posts") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            trim(source.post_id) as post_id,
            {{ identity_id("source.user_id") }} as identity_id,

            -- text
            {{ identity_kind("source.user_id") }} as identity_kind,

            -- numbers
            coalesce({{ parse_integer("source.answer_count") }}, 0) as answer_count,

            -- booleans
            coalesce({{ parse_boolean("source.is_question") }}, false) as is_question,
            coalesce({{ parse_boolean("source.has_best_answer") }}, false) as has_best_answer,

            -- times
            {{ parse_timestamp("source.posted_at") }} as posted_at,
            cast({{ parse_timestamp("source.posted_at") }} as date) as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({"no id": "post_id is null or post_id = ''", "no time": "posted_at is null"}, activity=true) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["post_id"], prefer=["received_at desc"],
            payload=["identity_id", "posted_at", "is_question", "answer_count", "has_best_answer"]
        ) }}

    )

select * from statused

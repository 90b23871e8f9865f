{#- Grain: one landed setting of an organization. -#}
with

    source as (select * from {{ source("policy", "organization_settings") }}),

    renamed as (

        select
            {{ landed_columns() }},
            lower(trim(source.setting)) as setting,
            trim(source.value) as setting_value,
            cast(source.received_at as date) as event_date,
            source.problem as landing_problem
        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({"no id": "setting is null or setting = ''"}) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["setting", "event_date"], prefer=["received_at desc"], payload=["setting_value"],
            on_conflict="quarantine", can_be_late=false
        ) }}

    )

select * from statused

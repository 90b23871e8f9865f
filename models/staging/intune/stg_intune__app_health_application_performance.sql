{#- Grain: one landed application of a reliability snapshot, whose figures cover the 14 days before it. -#}
with

    source as (select * from {{ source("intune", "app_health_application_performance") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ hash_bigint("source.organization_id || '|application|' || lower(trim(coalesce(nullif(trim(source.id), ''), source.app_name, source.app_display_name)))") }} as application_id,

            -- text
            coalesce(nullif(trim(source.app_display_name), ''), nullif(trim(source.app_name), '')) as application_name,

            -- numbers
            {{ parse_integer("source.app_usage_duration") }} as usage_duration,
            {{ parse_integer("source.app_crash_count") }} as crash_count,
            {{ parse_integer("source.active_device_count") }} as active_device_count,

            cast(source.received_at as date) as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({
                "no id": "application_id is null",
                "negative count": "usage_duration < 0 or crash_count < 0 or active_device_count < 0",
            }) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["application_id", "received_at"], on_conflict="quarantine",
            payload=["application_name", "usage_duration", "crash_count", "active_device_count"]
        ) }}

    )

select * from statused

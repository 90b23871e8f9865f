{#- Grain: one landed application event on a device: a crash or a hang. -#}
with

    source as (select * from {{ source("intune", "app_health_device_performance_details") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- ids
            {{ device_id("source.device_id") }} as device_id,
            {{ hash_bigint("source.organization_id || '|event|' || coalesce(nullif(trim(source.id), ''), lower(concat_ws('|', source.device_id, source.event_date_time, source.event_type, source.app_display_name)))") }} as application_event_id,

            -- text
            {{ device_text("source.device_id") }} as published_device_id,
            coalesce(nullif(trim(source.app_display_name), ''), 'unknown') as application_name,
            case
                when lower(source.event_type) like '%crash%' then 'crash'
                when lower(source.event_type) like '%hang%' then 'hang'
                else 'other'
            end as event_kind,

            -- timestamps
            {{ parse_timestamp("source.event_date_time") }} as occurred_at,
            {{ parse_date("source.event_date_time") }} as event_date,
            source.problem as landing_problem

        from source

    ),

    judged as (

        select
            *,
            {{ first_problem({"no id": "device_id is null", "no time": "occurred_at is null"}, activity=true) }} as problem
        from renamed

    ),

    statused as (

        {{ record_status(
            "judged", key=["application_event_id"], on_conflict="quarantine",
            payload=["device_id", "application_name", "event_kind", "occurred_at"]
        ) }}

    )

select * from statused

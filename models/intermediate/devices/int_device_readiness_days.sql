{#- Grain: organization, device of the work-from-anywhere snapshot of the day, score date. Active: with a start or an
    application event in 29 days. Windows is supported where the snapshot says so, else by the seed. -#}
with

    readiness as (select * from {{ ref("int_device_readiness") }}),

    organization_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    device_days as (select * from {{ ref("int_device_days") }}),

    unfolded as (

        select
            {{ columns_except("readiness", ["first_day", "last_day"]) }},
            unnest({{ date_spine("first_day", "last_day") }}) as score_date
        from readiness

    ),

    judged as (

        select
            unfolded.organization_id,
            unfolded.device_id,
            unfolded.score_date,
            coalesce(device_days.is_active, false) as is_active,
            case
                when unfolded.is_windows_said_supported is not null then unfolded.is_windows_said_supported
                when unfolded.is_windows_known then coalesce(unfolded.windows_end_of_support >= unfolded.score_date, false)
            end as is_windows_supported,
            unfolded.is_windows_10_or_later,
            unfolded.is_cloud_managed,
            unfolded.has_cloud_identity,
            unfolded.is_autopilot_registered,
            unfolded.is_autopilot_provisioned or unfolded.is_cloud_pc as is_cloud_provisioned
        from unfolded
        inner join organization_days
            on unfolded.organization_id = organization_days.organization_id and unfolded.score_date = organization_days.calendar_date
        left join device_days
            on
                unfolded.organization_id = device_days.organization_id
                and unfolded.device_id = device_days.device_id
                and unfolded.score_date = device_days.score_date

    )

select * from judged

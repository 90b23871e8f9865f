{#- Grain: organization, inventory device that used Microsoft 365 Apps in the last 28 days, score date. Its channel and build, and
    whether that build was the latest, supported, or newer than the calendar knows. -#}
with

    builds as (select * from {{ ref("int_app_builds") }}),

    organization_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    releases as (select * from {{ ref("int_releases") }}),

    latest_builds as (select * from {{ ref("int_latest_builds") }}),

    update_channels as (select * from {{ ref("update_channels") }}),

    newest_builds as (select organization_id, update_channel, max(build_number) as build_number from releases group by 1, 2),

    followed as (

        select
            *,
            lead(first_day) over (partition by organization_id, inventory_device_id order by first_day) as next_day
        from builds

    ),

    unfolded as (

        select
            *,
            unnest({{ date_spine("first_day", "least(" ~ date_plus("last_contact_date", var("window_days") - 1)
                ~ ", coalesce(" ~ date_plus("next_day", -1) ~ ", date '9999-12-31'))") }}) as score_date
        from followed

    ),

    judged as (

        select
            unfolded.organization_id,
            unfolded.inventory_device_id,
            unfolded.entra_device_id,
            unfolded.score_date,
            unfolded.update_channel,
            unfolded.build,
            unfolded.version,
            update_channels.is_recommended,
            coalesce(unfolded.build_number >= latest_builds.latest_build_number, false) as is_latest,
            coalesce(unfolded.build_number >= latest_builds.latest_build_number, false)
            or coalesce(releases.end_of_support >= unfolded.score_date, false) as is_supported,
            coalesce(unfolded.build_number > newest_builds.build_number, false) as is_newer_than_calendar
        from unfolded
        inner join organization_days
            on unfolded.organization_id = organization_days.organization_id and unfolded.score_date = organization_days.calendar_date
        inner join update_channels on unfolded.update_channel = update_channels.update_channel
        left join latest_builds
            on
                unfolded.organization_id = latest_builds.organization_id
                and unfolded.update_channel = latest_builds.update_channel
                and unfolded.score_date = latest_builds.score_date
        left join releases
            on
                unfolded.organization_id = releases.organization_id
                and unfolded.update_channel = releases.update_channel
                and unfolded.build_number = releases.build_number
        left join newest_builds
            on unfolded.organization_id = newest_builds.organization_id and unfolded.update_channel = newest_builds.update_channel

    )

select * from judged

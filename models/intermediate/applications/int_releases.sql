{#- Grain: organization, update channel, release. An organization's own calendar replaces the reference calendar whole. -#}
with

    organizations as (select * from {{ ref("int_organizations") }}),

    calendars as (select * from {{ ref("stg_apps_admin__release_calendar") }} where record_status = 'used'),

    reference_releases as (select * from {{ ref("release_calendar") }}),

    channel_names as (select * from {{ ref("update_channel_names") }}),

    own_calendars as (select distinct organization_id from calendars),

    releases as (

        select
            calendars.organization_id,
            channel_names.update_channel,
            calendars.build_number,
            calendars.version,
            calendars.release_date,
            calendars.end_of_support
        from calendars
        inner join channel_names on calendars.channel_key = channel_names.channel_key
        union all
        select
            organizations.organization_id,
            reference_releases.update_channel,
            {{ build_number("reference_releases.build") }} as build_number,
            reference_releases.version,
            reference_releases.release_date,
            reference_releases.end_of_support
        from organizations
        cross join reference_releases
        left join own_calendars on organizations.organization_id = own_calendars.organization_id
        where own_calendars.organization_id is null

    ),

    distinct_releases as (

        select
            organization_id,
            update_channel,
            build_number,
            max(version) as version,
            min(release_date) as release_date,
            max(coalesce(end_of_support, date '9999-12-31')) as end_of_support
        from releases
        group by organization_id, update_channel, build_number

    )

select * from distinct_releases

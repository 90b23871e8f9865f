{#- Grain: organization, privacy window. Every block of days from the history the score publishes to the day of the build: an end taken
    from activity would let the last active person decide whether a window exists. The door decides which are closed and released. -#}
with

    organizations as (select * from {{ ref("int_organizations") }}),

    builds as (select * from {{ ref("stg_landing_control__organizations") }}),

    histories as (

        select
            organizations.organization_id,
            organizations.first_activity_date,
            coalesce(builds.requested_as_of, builds.build_date) as last_date
        from organizations
        inner join builds on organizations.organization_id = builds.organization_id

    ),

    window_starts as (

        select
            organization_id,
            unnest({{ privacy_window_starts("first_activity_date", "last_date") }}) as window_start
        from histories

    ),

    windows as (

        select
            organization_id,
            window_start,
            {{ date_plus("window_start", var("window_days") - 1) }} as window_end
        from window_starts

    )

select * from windows

{#- Grain: organization, update channel, score date. The channel's newest build as of the date; each release unfolds into the days
    until the next. -#}
with

    releases as (select * from {{ ref("int_releases") }}),

    organizations as (select * from {{ ref("int_organizations") }}),

    release_days as (

        select
            organization_id,
            update_channel,
            release_date,
            max(build_number) as build_number
        from releases
        group by organization_id, update_channel, release_date

    ),

    followed as (

        select
            *,
            lead(release_date) over (partition by organization_id, update_channel order by release_date) as next_date
        from release_days

    ),

    unfolded as (

        select
            followed.organization_id,
            followed.update_channel,
            followed.build_number as latest_build_number,
            unnest({{ date_spine(
                "greatest(followed.release_date, organizations.first_score_date)",
                "least(organizations.last_score_date, coalesce(" ~ date_plus("followed.next_date", -1) ~ ", date '9999-12-31'))"
            ) }}) as score_date
        from followed
        inner join organizations on followed.organization_id = organizations.organization_id

    )

select * from unfolded

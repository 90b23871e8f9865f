{#- Grain: organization, location. The newest row about an office or remote city; a newer head-count also decides about earlier days,
    so that a city that is now too small is shown on none. -#}
with

    locations as (select * from {{ ref("stg_network__locations") }} where record_status = 'used'),

    numbered as (

        select
            organization_id,
            location_id,
            city,
            state,
            country,
            coalesce(is_remote, false) as is_remote,
            coalesce(remote_people_count, 0) >= {{ var("remote_people_min") }} as has_enough_remote_people,
            row_number() over (
                partition by organization_id, location_id order by received_at desc, file_id desc, record_position asc
            ) as row_number_of_location
        from locations

    ),

    newest as (

        select {{ columns_except("numbered", ["row_number_of_location"]) }}
        from numbered
        where row_number_of_location = 1

    )

select * from newest

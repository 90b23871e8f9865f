{#- Grain: organization, privacy window. Every block of days that touches the organization's history; which of them are closed,
    charged and released is decided at the door. -#}
with

    organizations as (select * from {{ ref("int_organizations") }}),

    window_starts as (

        select
            organization_id,
            unnest({{ privacy_window_starts("first_activity_date", "as_of_date") }}) as window_start
        from organizations

    ),

    windows as (

        select
            organization_id,
            window_start,
            {{ date_plus("window_start", var("window_days") - 1) }} as window_end
        from window_starts

    )

select * from windows

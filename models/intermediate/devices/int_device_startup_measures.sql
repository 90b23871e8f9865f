{#- Grain: organization, device, measure (boot or sign_in), day with one. The day's last, with its points. A boot leaves the feature
    update out; first sign-ins and starts with a feature update are no sign-ins. -#}
with

    starts as (select * from {{ ref("stg_intune__device_startup_history") }} where record_status = 'used'),

    curves as (select * from {{ ref("score_curves") }}),

    measures as (

        select
            organization_id,
            device_id,
            'boot' as measure,
            started_at,
            start_id,
            event_date,
            group_policy_boot_milliseconds as group_policy_milliseconds,
            total_boot_milliseconds - coalesce(feature_update_boot_milliseconds, 0) as milliseconds
        from starts
        where total_boot_milliseconds > 0 and total_boot_milliseconds >= coalesce(feature_update_boot_milliseconds, 0)
        union all
        select
            organization_id,
            device_id,
            'sign_in' as measure,
            started_at,
            start_id,
            event_date,
            group_policy_login_milliseconds as group_policy_milliseconds,
            total_login_milliseconds as milliseconds
        from starts
        where total_login_milliseconds > 0 and not is_first_login and not is_feature_update

    ),

    numbered as (

        select
            *,
            cast(milliseconds as decimal(18, 3)) / 1000 as seconds,
            row_number() over (
                partition by organization_id, device_id, measure, event_date order by started_at desc, start_id desc
            ) as start_number
        from measures

    ),

    scored as (

        select
            numbered.organization_id,
            numbered.device_id,
            numbered.measure,
            numbered.milliseconds,
            numbered.group_policy_milliseconds,
            {{ curve_points("numbered.seconds", "curves") }} as points,
            numbered.event_date
        from numbered
        inner join curves
            on
                curves.curve = numbered.measure || '_seconds'
                and {{ between_ends("numbered.seconds", "curves") }}
        where numbered.start_number = 1

    )

select * from scored

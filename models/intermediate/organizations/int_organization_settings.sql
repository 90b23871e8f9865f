{#- Grain: organization. The newest value of each setting its owner has delivered. -#}
with

    settings as (select * from {{ ref("stg_policy__organization_settings") }} where record_status = 'used'),

    newest as (

        select
            organization_id,
            setting,
            max_by(setting_value, event_date) as setting_value
        from settings
        group by organization_id, setting

    ),

    pivoted as (

        select
            organization_id,
            coalesce(bool_or(setting = 'people_experiences' and lower(setting_value) in ('off', 'opted_out', 'false', 'no')), false)
            or coalesce(bool_or(setting in ('opt_out', 'opted_out') and lower(setting_value) in ('on', 'true', 'yes', '1')), false)
                as has_opted_out
        from newest
        group by organization_id

    )

select * from pivoted

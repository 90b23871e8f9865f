{#- Grain: organization. What each setting says that its owner has delivered last, be it for the second time. Where two deliveries of
    one moment differ, opting out wins. -#}
with

    settings as (select * from {{ ref("stg_policy__organization_settings") }} where record_status in ('used', 'duplicate')),

    files as (select * from {{ ref("stg_landing_control__files") }} where system = 'policy' and table_name = 'organization_settings'),

    delivered as (

        select
            settings.organization_id,
            settings.setting,
            lower(settings.setting_value) as setting_value,
            files.last_received_at = max(files.last_received_at) over (
                partition by settings.organization_id, settings.setting
            ) as is_newest
        from settings
        inner join files on settings.organization_id = files.organization_id and settings.file_id = files.file_id

    ),

    judged as (

        select
            organization_id,
            coalesce(bool_or(setting = 'people_experiences' and setting_value in ('off', 'opted_out', 'false', 'no', '0')), false)
            or coalesce(bool_or(setting in ('opt_out', 'opted_out') and setting_value in ('on', 'true', 'yes', '1')), false)
                as has_opted_out,
            case
                when bool_or(setting = 'team_release' and setting_value in ('off', 'false', 'no', '0')) then 'off'
                when bool_or(setting = 'team_release' and setting_value in ('on', 'true', 'yes', '1')) then 'on'
            end as team_release,
            max(setting_value) filter (where setting = 'team_release_policy') as team_release_policy,
            max(setting_value) filter (where setting = 'team_required_tables') as required_tables
        from delivered
        where is_newest
        group by organization_id

    )

select * from judged

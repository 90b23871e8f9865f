{#- Grain: organization, privacy window, person with any activity in it. The hours the person's mailbox calls working hours: by its
    newest snapshot on the window's first day, else by its first; the usual week where it states none. -#}
with

    intervals as (select * from {{ ref("int_collaboration_intervals") }}),

    mailbox_settings as (select * from {{ ref("stg_graph_data_connect__mailbox_settings") }} where record_status = 'used'),

    identities as (select * from {{ ref("int_identities") }}),

    time_zones as (select * from {{ ref("int_time_zones") }}),

    person_windows as (select distinct organization_id, window_start, person_id from intervals),

    settings as (

        select
            identities.person_id,
            coalesce(mailbox_settings.working_hours_time_zone, mailbox_settings.time_zone) as stated_zone,
            mailbox_settings.*
        from mailbox_settings
        inner join identities
            on
                mailbox_settings.organization_id = identities.organization_id
                and mailbox_settings.owner_identity_id = identities.identity_id

    ),

    ranked as (

        select
            person_windows.organization_id,
            person_windows.window_start,
            person_windows.person_id,
            settings.stated_zone,
            settings.working_hours_start_minute,
            settings.working_hours_end_minute,
            {% for day in ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] -%}
            coalesce(
                settings.is_{{ day }}_worked, {{ "true" if loop.index in var("default_working_days") else "false" }}
            ) as is_{{ day }}_worked,
            {% endfor -%}
            row_number() over (
                partition by person_windows.organization_id, person_windows.window_start, person_windows.person_id
                order by
                    settings.snapshot_date <= person_windows.window_start desc nulls last,
                    case when settings.snapshot_date <= person_windows.window_start then settings.snapshot_date end desc,
                    settings.snapshot_date asc,
                    settings.owner_identity_id asc
            ) as setting_order
        from person_windows
        left join settings
            on person_windows.organization_id = settings.organization_id and person_windows.person_id = settings.person_id

    ),

    working_hours as (

        select
            {{ columns_except("ranked", ["setting_order", "stated_zone", "working_hours_start_minute", "working_hours_end_minute"]) }},
            coalesce(time_zones.zone_name, '{{ var("default_working_zone") }}') as zone_name,
            coalesce(ranked.working_hours_start_minute, {{ var("default_working_start_minute") }}) as start_minute,
            coalesce(ranked.working_hours_end_minute, {{ var("default_working_end_minute") }}) as end_minute
        from ranked
        left join time_zones on lower(ranked.stated_zone) = time_zones.name
        where ranked.setting_order = 1

    )

select * from working_hours

{#- Grain: organization without an HR file, privacy window, person, manager the directory states. The newest snapshots of users and
    managers on the window's first day or at most snapshot_days before it; whoever has no enabled account has left. Without any
    manager there is no roster. -#}
with

    users as (

        select * from {{ ref("stg_graph_data_connect__users") }}
        where record_status = 'used' and not is_guest and not is_deleted and is_account_enabled is not false

    ),

    managers as (select * from {{ ref("stg_graph_data_connect__managers") }} where record_status = 'used'),

    snapshots as (select * from {{ ref("int_directory_snapshots") }} where system = 'graph_data_connect'),

    windows as (select * from {{ ref("int_privacy_windows") }}),

    hr_files as (select * from {{ ref("stg_landing_control__files") }} where system = 'hr' and table_name = 'organization'),

    identities as (select * from {{ ref("int_identities") }} where identity_class = 'person'),

    held as (

        select
            windows.organization_id,
            windows.window_start,
            snapshots.file_id,
            snapshots.table_name
        from windows
        inner join snapshots
            on
                windows.organization_id = snapshots.organization_id
                and windows.window_start between snapshots.snapshot_date and {{ date_plus("snapshots.snapshot_date", var("snapshot_days")) }}
        where windows.organization_id not in (select hr_files.organization_id from hr_files)
        qualify snapshots.snapshot_date = max(snapshots.snapshot_date) over (partition by windows.organization_id, windows.window_start, snapshots.table_name)

    ),

    reports as (

        select
            held.organization_id,
            held.window_start,
            identities.person_id,
            managers.manager_identity_id
        from held
        inner join managers on held.organization_id = managers.organization_id and held.file_id = managers.file_id
        inner join identities
            on managers.organization_id = identities.organization_id and managers.person_identity_id = identities.identity_id
        where held.table_name = 'managers'

    ),

    lines as (

        select
            held.organization_id,
            held.window_start,
            identities.person_id,
            coalesce(reports.manager_identity_id, users.manager_identity_id) as manager_identity_id,
            users.department
        from held
        inner join users on held.organization_id = users.organization_id and held.file_id = users.file_id
        inner join identities
            on users.organization_id = identities.organization_id and users.directory_identity_id = identities.identity_id
        left join reports
            on
                held.organization_id = reports.organization_id
                and held.window_start = reports.window_start
                and identities.person_id = reports.person_id
        where held.table_name = 'users'
        qualify count(coalesce(reports.manager_identity_id, users.manager_identity_id)) over (partition by held.organization_id, held.window_start) > 0

    )

select * from lines

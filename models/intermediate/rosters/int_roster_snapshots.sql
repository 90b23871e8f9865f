{#- Grain: organization, privacy window, person on its roster: whom HR (or else the directory) lists on the window's first day, and one
    manager at most. Spellings and aliases are resolved to people first; two lines that name two managers name none. -#}
with

    hr_lines as (select * from {{ ref("int_hr_lines") }}),

    directory_lines as (select * from {{ ref("int_directory_lines") }}),

    identities as (select * from {{ ref("int_identities") }}),

    lines as (

        select organization_id, window_start, person_id, manager_identity_id, department from hr_lines
        union all
        select organization_id, window_start, person_id, manager_identity_id, department from directory_lines

    ),

    resolved as (

        select
            lines.organization_id,
            lines.window_start,
            lines.person_id,
            identities.person_id as manager_person_id,
            lines.manager_identity_id is not null as has_manager,
            coalesce(identities.person_id, lines.manager_identity_id, -1) as named,
            coalesce(lines.department, '') as department
        from lines
        left join identities
            on lines.organization_id = identities.organization_id and lines.manager_identity_id = identities.identity_id

    ),

    snapshots as (

        select
            organization_id,
            window_start,
            person_id,
            case when min(named) = max(named) then min(manager_person_id) end as manager_person_id,
            case when min(department) = max(department) then nullif(min(department), '') end as department,
            bool_or(has_manager) as has_manager,
            min(named) <> max(named) as has_two_managers
        from resolved
        group by organization_id, window_start, person_id

    )

select * from snapshots

{#- Grain: organization, privacy window, person, line of the HR file that speaks for him on the window's first day: of his newest
    effective date the newest delivery. What still differs stays side by side, also copies that staging has set aside as unequal:
    falling back to an older line would put him into a team nobody states. -#}
with

    hr as (

        select * from {{ ref("stg_hr__organization") }}
        where record_status = 'used' or quarantine_reason = 'copies that differ'

    ),

    windows as (select * from {{ ref("int_privacy_windows") }}),

    identities as (select * from {{ ref("int_identities") }} where identity_class = 'person'),

    ranked as (

        select
            windows.organization_id,
            windows.window_start,
            identities.person_id,
            hr.manager_identity_id,
            hr.department,
            rank() over (
                partition by windows.organization_id, windows.window_start, identities.person_id
                order by hr.effective_date desc, hr.last_received_at desc
            ) as newness
        from windows
        inner join hr on windows.organization_id = hr.organization_id and windows.window_start >= hr.effective_date
        inner join identities on hr.organization_id = identities.organization_id and hr.person_identity_id = identities.identity_id

    ),

    lines as (

        select
            organization_id,
            window_start,
            person_id,
            manager_identity_id,
            department
        from ranked
        where newness = 1

    )

select * from lines

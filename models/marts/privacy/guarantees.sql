{#- Grain: organization, entry. What is promised about its people, in words and numbers, and every exception somebody made. -#}
with

    guarantees as (select * from {{ ref("guarantees_in_force") }}),

    ordered as (

        select
            organization_id,
            policy_version,
            entry_kind,
            entry,
            unit,
            neighbours,
            mechanism,
            epsilon_window,
            epsilon_year,
            delta,
            clip_hours,
            minimum_size,
            outside
        from guarantees
        order by organization_id, entry_kind, entry

    )

select * from ordered

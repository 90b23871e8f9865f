{#- Grain: organization, privacy window. What everybody on the roster has been charged, and what became of the window. -#}
with

    budget as (select * from {{ ref("budget_released") }}),

    ordered as (

        select
            organization_id,
            window_start,
            window_end,
            epsilon_charged,
            epsilon_cap,
            epsilon_year,
            status,
            waiting_reason,
            policy_version,
            charged_on
        from budget
        order by organization_id, window_start

    )

select * from ordered

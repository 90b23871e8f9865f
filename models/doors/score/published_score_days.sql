{#- Grain: organization, score date. Days whose score has been published and is not computed again, unless a restatement is asked for. -#}
with

    published as (select * from {{ ref("stg_ledger__published_organization_scores_daily") }}),

    days as (

        select
            organization_id,
            score_date
        from published
        where {{ "false" if var("restate") else "true" }}

    )

select * from days

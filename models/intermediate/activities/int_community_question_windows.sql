{#- Grain: organization, score date, kind of answer. Questions posted in the window, and how many have an answer or a best answer. -#}
with

    posts as (select * from {{ ref("stg_communities__posts") }} where record_status = 'used'),

    organization_days as (select * from {{ ref("int_organization_days") }}),

    daily as (

        select
            organization_id,
            event_date,
            count(*) as question_count,
            count(*) filter (where answer_count > 0) as answered_count,
            count(*) filter (where has_best_answer) as best_answered_count
        from posts
        where is_question
        group by organization_id, event_date

    ),

    framed as (

        select
            organization_days.organization_id,
            organization_days.is_score_date,
            organization_days.calendar_date as score_date,
            sum(coalesce(daily.question_count, 0)) over last_days as question_count,
            sum(coalesce(daily.answered_count, 0)) over last_days as answered_count,
            sum(coalesce(daily.best_answered_count, 0)) over last_days as best_answered_count
        from organization_days
        left join daily
            on organization_days.organization_id = daily.organization_id and organization_days.calendar_date = daily.event_date
        window last_days as (
            partition by organization_days.organization_id
            order by organization_days.calendar_date
            rows between {{ var("window_days") - 1 }} preceding and current row
        )

    ),

    segments as (

        select organization_id, score_date, 'answered' as segment, answered_count as numerator, question_count as denominator
        from framed
        where is_score_date and question_count > 0
        union all
        select organization_id, score_date, 'best_answered', best_answered_count, question_count
        from framed
        where is_score_date and question_count > 0

    )

select * from segments

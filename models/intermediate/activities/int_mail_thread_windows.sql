{#- Grain: organization, score date, with or without a mention. Mail threads begun in the window, and how many were answered in it.
    A thread answered r days after its start counts as answered from the answer's day to the last window that holds its start. -#}
with

    threads as (select * from {{ ref("int_mail_threads") }}),

    organization_days as (select * from {{ ref("int_organization_days") }}),

    spans as (

        select
            organization_id,
            case when has_mention then 'with_mention' else 'without_mention' end as segment,
            started_date as first_date,
            {{ date_plus("started_date", var("window_days")) }} as end_date,
            1 as threads,
            0 as answers
        from threads
        where started_date is not null
        union all
        select
            organization_id,
            case when has_mention then 'with_mention' else 'without_mention' end,
            answered_date,
            {{ date_plus("started_date", var("window_days")) }},
            0,
            1
        from threads
        where answered_date between started_date and {{ date_plus("started_date", var("window_days") - 1) }}

    ),

    edges as (

        select organization_id, segment, first_date as edge_date, threads, answers from spans
        union all
        select organization_id, segment, end_date, -threads, -answers from spans

    ),

    daily as (

        select organization_id, segment, edge_date, sum(threads) as threads, sum(answers) as answers
        from edges
        group by organization_id, segment, edge_date

    ),

    running as (

        select
            organization_id,
            segment,
            edge_date,
            lead(edge_date) over by_day as next_edge_date,
            sum(threads) over by_day as thread_count,
            sum(answers) over by_day as answered_count
        from daily
        window by_day as (partition by organization_id, segment order by edge_date)

    ),

    scored as (

        select
            running.organization_id,
            organization_days.calendar_date as score_date,
            running.segment,
            cast(running.answered_count as bigint) as answered_count,
            cast(running.thread_count as bigint) as thread_count
        from running
        inner join organization_days
            on
                running.organization_id = organization_days.organization_id
                and organization_days.calendar_date >= running.edge_date
                and organization_days.calendar_date < running.next_edge_date
        where organization_days.is_score_date and running.thread_count > 0

    )

select * from scored

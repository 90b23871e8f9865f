{#- Grain: organization, score date, insight, segment. How many people use each way to communicate, and what becomes of questions and
    mail threads. -#}
with

    people_windows as (select * from {{ ref("int_people_windows") }}),

    availability as (select * from {{ ref("int_people_availability") }}),

    question_windows as (select * from {{ ref("int_community_question_windows") }}),

    thread_windows as (select * from {{ ref("int_mail_thread_windows") }}),

    people_counts as (

        select
            organization_id,
            score_date,
            count(*) filter (where is_exchange_enabled) as exchange_count,
            count(*) filter (where is_exchange_enabled and email_sent_days > 0) as email_count,
            count(*) filter (where is_teams_enabled) as teams_count,
            count(*) filter (where is_teams_enabled and message_sent_days > 0) as message_count,
            count(*) filter (where is_yammer_enabled) as yammer_count,
            count(*) filter (where is_yammer_enabled and community_posted_days > 0) as post_count,
            count(*) filter (where message_sent_days > 0) as sender_count,
            count(*) filter (where chat_sent_days > 0) as chat_count,
            count(*) filter (where channel_message_sent_days > 0) as channel_count,
            count(*) filter (where email_sent_days > 0) as mailer_count,
            count(*) filter (where email_sent_days > 0 and email_mention_sent_days > 0) as mention_count
        from people_windows
        group by organization_id, score_date

    ),

    measures as (

        select organization_id, score_date, 'breakdown_by_mode' as insight, 'email' as segment, email_count as numerator, exchange_count as denominator, true as is_headline, 'union' as source_used
        from people_counts
        union all
        select organization_id, score_date, 'breakdown_by_mode', 'messages', message_count, teams_count, false, 'union' from people_counts
        union all
        select organization_id, score_date, 'breakdown_by_mode', 'posts', post_count, yammer_count, false, 'union' from people_counts
        union all
        select organization_id, score_date, 'messages_by_type', 'chat', chat_count, sender_count, false, 'union' from people_counts
        union all
        select organization_id, score_date, 'messages_by_type', 'channel', channel_count, sender_count, true, 'union' from people_counts
        union all
        select organization_id, score_date, 'people_using_mentions', 'all', mention_count, mailer_count, false, 'mail_events.messages'
        from people_counts
        where organization_id in (select organization_id from thread_windows)
        union all
        select organization_id, score_date, 'mail_threads_answered', segment, answered_count, thread_count, segment = 'with_mention', 'mail_events.messages'
        from thread_windows
        union all
        select organization_id, score_date, 'community_questions', segment, numerator, denominator, segment = 'answered', 'communities.posts'
        from question_windows

    ),

    insights as (

        select
            availability.organization_id,
            availability.score_date,
            'communication' as category,
            measures.insight,
            measures.segment,
            {{ when_available("measures.numerator") }} as numerator,
            {{ when_available("measures.denominator") }} as denominator,
            measures.is_headline,
            measures.source_used,
            availability.unavailable_reason
        from availability
        inner join measures
            on availability.organization_id = measures.organization_id and availability.score_date = measures.score_date

    )

select * from insights

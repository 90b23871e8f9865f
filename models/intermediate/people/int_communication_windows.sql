{#- Grain: organization, person, score date. On how many days a person used a second way to communicate, of those enabled for them. -#}
with

    people_windows as (select * from {{ ref("int_people_windows") }}),

    people_modes as (

        select
            organization_id,
            person_id,
            score_date,
            cast(is_exchange_enabled as integer) + cast(is_teams_enabled as integer) + cast(is_yammer_enabled as integer) as enabled_mode_count,
            case when is_exchange_enabled then email_sent_days else 0 end as email_days,
            case when is_teams_enabled then message_sent_days else 0 end as message_days,
            case when is_yammer_enabled then community_posted_days else 0 end as post_days,
            email_sent_days + message_sent_days + community_posted_days as activity_days
        from people_windows

    ),

    people_credits as (

        select
            organization_id,
            person_id,
            score_date,
            {{ second_largest("email_days", "message_days", "post_days") }} as second_mode_days,
            enabled_mode_count >= 2 as is_enabled,
            activity_days
        from people_modes

    )

select * from people_credits

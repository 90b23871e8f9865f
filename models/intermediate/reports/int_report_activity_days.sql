{#- Grain: organization, identity, activity, day, report. Which activity a one-day usage report shows. Posts and replies are parts of
    the channel message count in newer exports: the larger one is looked at, they are never added. -#}
{%- set one_day = "where record_status = 'used' and is_one_day_export and identity_kind in ('object', 'address', 'concealed')" %}
with

    emails as (select * from {{ ref("stg_graph_reports__email_activity_user_detail") }} {{ one_day }}),

    teams as (select * from {{ ref("stg_graph_reports__teams_user_activity_user_detail") }} {{ one_day }}),

    communities as (select * from {{ ref("stg_graph_reports__yammer_activity_user_detail") }} {{ one_day }}),

    onedrive as (select * from {{ ref("stg_graph_reports__onedrive_activity_user_detail") }} {{ one_day }}),

    sharepoint as (select * from {{ ref("stg_graph_reports__sharepoint_activity_user_detail") }} {{ one_day }}),

    measured as (

        select organization_id, identity_id, report_refresh_date, 'email_activity_user_detail' as report, 'email_sent' as activity,
            send_count as activity_count
        from emails
        union all
        select organization_id, identity_id, report_refresh_date, 'teams_user_activity_user_detail', 'chat_sent', private_chat_message_count
        from teams
        union all
        select organization_id, identity_id, report_refresh_date, 'teams_user_activity_user_detail', 'channel_message_sent',
            greatest(coalesce(team_chat_message_count, 0), coalesce(post_message_count, 0), coalesce(reply_message_count, 0))
        from teams
        union all
        select organization_id, identity_id, report_refresh_date, 'yammer_activity_user_detail', 'community_posted', posted_count
        from communities
        {% for files in ["onedrive", "sharepoint"] -%}
        {%- set measures = {
            "file_shared_internally": "shared_internally_file_count",
            "file_shared_externally": "shared_externally_file_count",
            "content_used": "coalesce(viewed_or_edited_file_count, 0) + coalesce(synced_file_count, 0)",
        } -%}
        {%- for activity, count in measures.items() -%}
        union all
        select organization_id, identity_id, report_refresh_date, '{{ files }}_activity_user_detail', '{{ activity }}', {{ count }}
        from {{ files }}
        {% endfor -%}
        {%- endfor %}
    ),

    days as (

        select
            organization_id,
            identity_id,
            activity,
            'graph_reports.' || report as source_table,
            true as is_report,
            report_refresh_date as activity_date
        from measured
        where activity_count > 0

    )

select * from days

{#- Grain: organization, identity, activity, day, report. Which activity a one-day usage report shows. Posts and replies are parts of
    the channel message count in newer exports: the larger one is looked at, they are never added. -#}
{%- set channel_messages = "greatest(coalesce(team_chat_message_count, 0), coalesce(post_message_count, 0), coalesce(reply_message_count, 0))" -%}
{%- set files_used = "coalesce(viewed_or_edited_file_count, 0) + coalesce(synced_file_count, 0)" -%}
{%- set measures = [
    ("emails", "email_activity_user_detail", "email_sent", "send_count"),
    ("teams", "teams_user_activity_user_detail", "chat_sent", "private_chat_message_count"),
    ("teams", "teams_user_activity_user_detail", "channel_message_sent", channel_messages),
    ("communities", "yammer_activity_user_detail", "community_posted", "posted_count"),
    ("onedrive", "onedrive_activity_user_detail", "content_used", files_used),
    ("onedrive", "onedrive_activity_user_detail", "file_shared_internally", "shared_internally_file_count"),
    ("onedrive", "onedrive_activity_user_detail", "file_shared_externally", "shared_externally_file_count"),
    ("sharepoint", "sharepoint_activity_user_detail", "content_used", files_used),
    ("sharepoint", "sharepoint_activity_user_detail", "file_shared_internally", "shared_internally_file_count"),
    ("sharepoint", "sharepoint_activity_user_detail", "file_shared_externally", "shared_externally_file_count"),
] -%}
{%- set one_day = "where record_status = 'used' and is_one_day_export and identity_kind in ('object', 'address', 'concealed')" %}
with

    emails as (select * from {{ ref("stg_graph_reports__email_activity_user_detail") }} {{ one_day }}),

    teams as (select * from {{ ref("stg_graph_reports__teams_user_activity_user_detail") }} {{ one_day }}),

    communities as (select * from {{ ref("stg_graph_reports__yammer_activity_user_detail") }} {{ one_day }}),

    onedrive as (select * from {{ ref("stg_graph_reports__onedrive_activity_user_detail") }} {{ one_day }}),

    sharepoint as (select * from {{ ref("stg_graph_reports__sharepoint_activity_user_detail") }} {{ one_day }}),

    measured as (

        {% for relation, report, activity, count in measures -%}
        select
            organization_id,
            identity_id,
            '{{ activity }}' as activity,
            'graph_reports.{{ report }}' as source_table,
            {{ count }} as activity_count,
            report_refresh_date as activity_date
        from {{ relation }}
        {{ "union all" if not loop.last }}
        {% endfor %}
    ),

    days as (

        select
            organization_id,
            identity_id,
            activity,
            source_table,
            true as is_report,
            activity_date
        from measured
        where activity_count > 0

    )

select * from days

{#- Grain: organization, person who was active, score date. The people of the teamwork category: they sent mail or Teams messages or used
    files in the 28 days and had access to Exchange, Teams or SharePoint on one of them. Usage reports say who used files only where
    the audit log says nothing about anybody's files in the whole window. -#}
with

    people_windows as (select * from {{ ref("int_people_windows") }}),

    workspace_windows as (select * from {{ ref("int_people_workspace_windows") }}),

    audited as (

        select
            *,
            max(file_read_days + file_created_days) over (partition by organization_id, score_date) > 0 as is_audited
        from people_windows

    ),

    people as (

        select
            organization_id,
            person_id,
            score_date,
            is_exchange_enabled and email_sent_days > 0 as has_sent_mail,
            is_teams_enabled and message_sent_days > 0 as has_sent_messages,
            is_sharepoint_enabled
            and case when is_audited then file_read_days + file_created_days else content_used_days end > 0 as has_used_content
        from audited
        where
            (is_exchange_enabled or is_teams_enabled or is_sharepoint_enabled)
            and (
                email_sent_days > 0
                or message_sent_days > 0
                or case when is_audited then file_read_days + file_created_days else content_used_days end > 0
            )

    ),

    engaged as (

        select
            people.organization_id,
            people.person_id,
            people.has_sent_mail,
            people.has_sent_messages,
            people.has_used_content,
            coalesce(workspace_windows.workspace_engaged_days, 0) as workspace_engaged_days,
            coalesce(workspace_windows.workspace_mailed_days, 0) as workspace_mailed_days,
            coalesce(workspace_windows.workspace_messaged_days, 0) as workspace_messaged_days,
            coalesce(workspace_windows.workspace_content_used_days, 0) as workspace_content_used_days,
            people.score_date
        from people
        left join workspace_windows
            on
                people.organization_id = workspace_windows.organization_id
                and people.person_id = workspace_windows.person_id
                and people.score_date = workspace_windows.score_date

    )

select * from engaged

{#- Grain: organization, person with access to OneDrive or SharePoint in the window, score date. What the content category counts. -#}
with

    people_windows as (select * from {{ ref("int_people_windows") }} where is_onedrive_enabled or is_sharepoint_enabled),

    files_windows as (select * from {{ ref("int_people_files_windows") }}),

    content_windows as (

        select
            people_windows.organization_id,
            people_windows.person_id,
            people_windows.file_read_days,
            people_windows.file_created_days,
            people_windows.file_created_onedrive_days,
            people_windows.file_created_sharepoint_days,
            coalesce(files_windows.office_file_days, 0) as office_file_days,
            coalesce(files_windows.files_collaborated, 0) as files_collaborated,
            people_windows.file_shared_internally_days > 0 as has_shared_internally,
            people_windows.file_shared_externally_days > 0 as has_shared_externally,
            people_windows.attachment_sent_file_days > 0 as has_attached_file,
            people_windows.attachment_sent_link_days > 0 as has_attached_link,
            people_windows.is_exchange_enabled,
            people_windows.score_date
        from people_windows
        left join files_windows
            on
                people_windows.organization_id = files_windows.organization_id
                and people_windows.person_id = files_windows.person_id
                and people_windows.score_date = files_windows.score_date

    )

select * from content_windows

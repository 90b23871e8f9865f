{#- Grain: organization, person, span of days. The days whose last 28 hold at least one with access to OneDrive or SharePoint. -#}
with

    licence_days as (select * from {{ ref("int_licence_days") }} where is_onedrive_enabled or is_sharepoint_enabled),

    windows as (

        select
            organization_id,
            person_id,
            calendar_date as first_date,
            {{ date_plus("calendar_date", var("window_days") - 1) }} as last_date
        from licence_days

    ),

    spans as (

        {{ merged_intervals("windows", keys=["organization_id", "person_id"]) }}

    )

select * from spans

{#- Grain: organization, identity, activity, day. Work inside workspaces as existence rows, whatever the size of the workspace: size is
    judged on the score day, by int_people_workspace_windows. -#}
with

    engagements as (select * from {{ ref("int_workspace_engagements") }}),

    days as (

        select distinct
            organization_id,
            identity_id,
            activity,
            is_report,
            activity_date
        from engagements

    )

select * from days

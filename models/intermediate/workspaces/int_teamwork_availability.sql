{#- Grain: organization, score date. Why teamwork cannot be scored, and which of its three activities have no source. -#}
with

    availability as (select * from {{ ref("int_people_availability") }}),

    sources as (select * from {{ ref("int_workspace_sources") }}),

    workspace_sizes as (select * from {{ ref("int_workspace_sizes") }}),

    engagements as (select * from {{ ref("int_workspace_engagements") }}),

    by_organization as (

        select
            organization_id,
            bool_or(activity = 'workspace_mailed') as has_mail,
            bool_or(activity = 'workspace_messaged') as has_messages,
            bool_or(activity = 'workspace_content_used') as has_content
        from sources
        group by organization_id

    ),

    size_days as (

        select distinct availability.organization_id, availability.score_date
        from availability
        inner join workspace_sizes
            on
                availability.organization_id = workspace_sizes.organization_id
                and availability.score_date between workspace_sizes.valid_from and workspace_sizes.valid_to

    ),

    judged as (

        select
            availability.organization_id,
            availability.score_date,
            case
                when availability.unavailable_reason is not null then availability.unavailable_reason
                when by_organization.organization_id is null then 'no source of work in workspaces'
                when
                    size_days.organization_id is null
                    and availability.organization_id not in (select organization_id from engagements where workspace_id is null)
                    then 'no source of workspace sizes'
            end as unavailable_reason,
            nullif(concat_ws(
                ', ',
                case when not coalesce(by_organization.has_mail, false) then 'mail to groups' end,
                case when not coalesce(by_organization.has_messages, false) then 'channel messages' end,
                case when not coalesce(by_organization.has_content, false) then 'files on group sites' end
            ), '') as missing_activities
        from availability
        left join by_organization on availability.organization_id = by_organization.organization_id
        left join size_days
            on availability.organization_id = size_days.organization_id and availability.score_date = size_days.score_date

    ),

    worded as (

        select
            organization_id,
            score_date,
            unavailable_reason,
            'without ' || missing_activities as partial_sources
        from judged

    )

select * from worded

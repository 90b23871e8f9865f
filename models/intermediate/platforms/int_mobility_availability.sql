{#- Grain: organization, score date. Why mobility cannot be scored that day, or NULL; and which platform reports are missing. -#}
{%- set concealed = "false" if var("concealed_identities") == "within_reports" else "2 * platform_sources.concealed_count > platform_sources.row_count" %}
with

    platform_sources as (select * from {{ ref("int_platform_sources") }}),

    licence_sources as (select * from {{ ref("int_licence_sources") }}),

    mobility_windows as (select * from {{ ref("int_mobility_windows") }}),

    people as (

        select
            organization_id,
            count(*) as licensed_count,
            count(case when is_active then 1 end) as active_count,
            score_date
        from mobility_windows
        group by organization_id, score_date

    ),

    judged as (

        select
            platform_sources.organization_id,
            case
                when platform_sources.row_count = 0 then 'no platform source'
                when licence_sources.licence_source is null and licence_sources.apps_source is null then 'no licence source'
                when {{ concealed }} or coalesce(licence_sources.has_only_concealed_names, false) then 'names concealed'
                when people.licensed_count is null then 'nobody licensed'
                when people.active_count = 0 then 'nobody active'
            end as unavailable_reason,
            platform_sources.missing_reports as partial_sources,
            coalesce(people.licensed_count, 0) as licensed_count,
            platform_sources.score_date

        from platform_sources
        left join licence_sources on platform_sources.organization_id = licence_sources.organization_id
        left join people
            on platform_sources.organization_id = people.organization_id and platform_sources.score_date = people.score_date

    )

select * from judged

{#- Grain: organization, score date. Why mobility cannot be scored that day, or NULL; and which platform reports are missing. -#}
{%- set too_many_concealed = "2 * platform_sources.concealed_count > platform_sources.row_count" -%}
{%- if var("concealed_identities") == "within_reports" %}{% set too_many_concealed = "false" %}{% endif %}
with

    people_availability as (select * from {{ ref("int_people_availability") }}),

    platform_sources as (select * from {{ ref("int_platform_sources") }}),

    platform_windows as (select * from {{ ref("int_platform_windows") }}),

    mobility_windows as (select * from {{ ref("int_mobility_windows") }}),

    active as (select distinct organization_id, score_date from platform_windows),

    licensed as (

        select
            organization_id,
            count(*) as licensed_count,
            score_date
        from mobility_windows
        group by organization_id, score_date

    ),

    judged as (

        select
            people_availability.organization_id,
            case
                when people_availability.unavailable_reason is not null then people_availability.unavailable_reason
                when platform_sources.row_count = 0 then 'no platform source'
                when {{ too_many_concealed }} then 'names concealed'
                when licensed.organization_id is null then 'nobody is licensed'
                when active.organization_id is null then 'no activity'
            end as unavailable_reason,
            case when platform_sources.row_count > 0 then platform_sources.missing_reports end as partial_sources,
            coalesce(licensed.licensed_count, 0) as licensed_count,
            people_availability.score_date

        from people_availability
        inner join platform_sources
            on
                people_availability.organization_id = platform_sources.organization_id
                and people_availability.score_date = platform_sources.score_date
        left join licensed
            on
                people_availability.organization_id = licensed.organization_id
                and people_availability.score_date = licensed.score_date
        left join active
            on
                people_availability.organization_id = active.organization_id
                and people_availability.score_date = active.score_date

    )

select * from judged

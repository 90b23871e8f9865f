{#- Grain: organization, score date. How many people with OneDrive or SharePoint work on files with others, and how far reading, creating
    and collaborating are habits: per person a third each for reader days, creator days and files. Exact: minimum sizes are applied
    behind this door. -#}
{%- set days, files = var("habit_days"), var("habit_files") %}
with

    content_windows as (select * from {{ ref("int_people_content_windows") }}),

    availability as (select * from {{ ref("int_content_availability") }}),

    counted as (

        select
            organization_id,
            score_date,
            count(*) as licensed_count,
            count(*) filter (where file_read_days > 0) as reader_count,
            count(*) filter (where file_created_days > 0) as creator_count,
            count(*) filter (where files_collaborated > 0) as collaborator_count,
            sum(
                {{ files }} * (least(file_read_days, {{ days }}) + least(file_created_days, {{ days }}))
                + {{ days }} * least(files_collaborated, {{ files }})
            ) as credit
        from content_windows
        group by organization_id, score_date

    ),

    judged as (

        select
            availability.organization_id,
            availability.score_date,
            coalesce(counted.licensed_count, 0) as licensed_count,
            counted.reader_count + counted.creator_count + counted.collaborator_count as role_count,
            counted.collaborator_count,
            counted.credit,
            case
                when availability.unavailable_reason is not null then availability.unavailable_reason
                when counted.licensed_count is null then 'nobody has access'
                when counted.reader_count + counted.creator_count = 0 then 'no activity'
            end as unavailable_reason
        from availability
        left join counted on availability.organization_id = counted.organization_id and availability.score_date = counted.score_date

    ),

    scored as (

        select
            organization_id,
            score_date,
            'content_collaboration' as category,
            licensed_count,
            {{ when_available("collaborator_count") }} as primary_numerator,
            {{ when_available("licensed_count") }} as primary_denominator,
            {{ when_available(people_points("credit", 3 * days * files ~ " * licensed_count", "role_count", "3 * licensed_count")) }} as points,
            unavailable_reason,
            cast(null as varchar) as partial_sources
        from judged

    )

select * from scored

{#- Grain: organization, score date. Why content collaboration cannot be scored: only the audit log says who read and created. -#}
with

    availability as (select * from {{ ref("int_people_availability") }}),

    sources as (select * from {{ ref("int_content_sources") }}),

    judged as (

        select
            availability.organization_id,
            availability.score_date,
            case
                when availability.unavailable_reason is not null then availability.unavailable_reason
                when sources.file_source is null then 'no source of file events'
            end as unavailable_reason
        from availability
        inner join sources on availability.organization_id = sources.organization_id

    )

select * from judged

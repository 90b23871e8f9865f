{#- Grain: organization, score date. Why no people category can be scored that day, before any activity is looked at; NULL when
    nothing stands in the way. -#}
with

    organization_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    organizations as (select * from {{ ref("int_organizations") }}),

    licence_sources as (select * from {{ ref("int_licence_sources") }}),

    judged as (

        select
            organization_days.organization_id,
            organization_days.calendar_date as score_date,
            case
                when organizations.has_opted_out then 'opted out'
                when licence_sources.has_only_concealed_names then 'names concealed'
                when licence_sources.licence_source is null then 'no licence source'
            end as unavailable_reason
        from organization_days
        inner join organizations on organization_days.organization_id = organizations.organization_id
        left join licence_sources on organization_days.organization_id = licence_sources.organization_id

    )

select * from judged

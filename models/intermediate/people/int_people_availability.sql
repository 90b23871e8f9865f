{#- Grain: organization, score date. Why no people category can be scored that day, before any activity is looked at; NULL when
    nothing stands in the way. Concealed names are the reason only where no day of the window says who is licensed. -#}
with

    organization_days as (select * from {{ ref("int_organization_days") }}),

    organizations as (select * from {{ ref("int_organizations") }}),

    licence_sources as (select * from {{ ref("int_licence_sources") }}),

    licence_days as (select distinct organization_id, calendar_date from {{ ref("int_licence_days") }}),

    export_days as (select * from {{ ref("int_licence_export_days") }}),

    concealed_exports as (

        select distinct organization_id, licence_source, export_date
        from {{ ref("int_licence_exports") }}
        where is_concealed

    ),

    concealed_days as (

        select distinct
            export_days.organization_id,
            export_days.calendar_date
        from export_days
        inner join licence_sources
            on
                export_days.organization_id = licence_sources.organization_id
                and export_days.licence_source = licence_sources.licence_source
        inner join concealed_exports
            on
                export_days.organization_id = concealed_exports.organization_id
                and export_days.licence_source = concealed_exports.licence_source
                and export_days.export_date = concealed_exports.export_date

    ),

    framed as (

        select
            organization_days.organization_id,
            organization_days.calendar_date as score_date,
            organization_days.is_score_date,
            bool_or(licence_days.calendar_date is not null) over last_days as has_licences,
            bool_or(concealed_days.calendar_date is not null) over last_days as has_concealed_names
        from organization_days
        left join licence_days
            on
                organization_days.organization_id = licence_days.organization_id
                and organization_days.calendar_date = licence_days.calendar_date
        left join concealed_days
            on
                organization_days.organization_id = concealed_days.organization_id
                and organization_days.calendar_date = concealed_days.calendar_date
        window last_days as (
            partition by organization_days.organization_id
            order by organization_days.calendar_date
            rows between {{ var("window_days") - 1 }} preceding and current row
        )

    ),

    judged as (

        select
            framed.organization_id,
            framed.score_date,
            case
                when organizations.has_opted_out then 'opted out'
                when licence_sources.licence_source is null then 'no licence source'
                when framed.has_concealed_names and not framed.has_licences then 'names concealed'
            end as unavailable_reason
        from framed
        inner join organizations on framed.organization_id = organizations.organization_id
        left join licence_sources on framed.organization_id = licence_sources.organization_id
        where framed.is_score_date

    )

select * from judged

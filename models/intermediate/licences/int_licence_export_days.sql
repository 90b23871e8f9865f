{#- Grain: organization, source of licences, calendar day. Which export speaks for a day: that day's, else the newest of the days
    just before, else, before the first one, the first, by its licences' assign dates. An export with concealed names speaks too: it says
    nothing about anybody. -#}
with

    organization_days as (select * from {{ ref("int_organization_days") }}),

    exports as (select * from {{ ref("int_licence_exports") }}),

    export_days as (

        select distinct
            organization_id,
            licence_source,
            export_date
        from exports

    ),

    lasting as (

        select
            organization_id,
            licence_source,
            export_date,
            export_date = min(export_date) over (partition by organization_id, licence_source) as is_first,
            lead(export_date) over (partition by organization_id, licence_source order by export_date) as next_export_date
        from export_days

    ),

    spoken_for as (

        select
            organization_days.organization_id,
            lasting.licence_source,
            organization_days.calendar_date,
            lasting.export_date,
            organization_days.calendar_date < lasting.export_date as is_before_first_export
        from lasting
        inner join organization_days
            on
                lasting.organization_id = organization_days.organization_id
                and (
                    organization_days.calendar_date between lasting.export_date and least(
                        {{ date_plus("lasting.export_date", var("licence_export_days")) }},
                        coalesce({{ date_plus("lasting.next_export_date", -1) }}, date '9999-12-31')
                    )
                    or (lasting.is_first and organization_days.calendar_date < lasting.export_date)
                )

    )

select * from spoken_for

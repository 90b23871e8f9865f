{#- Grain: organization, person, calendar day with any licence. The first source of licences an organization has decides; Microsoft
    365 Apps have sources of their own. -#}
with

    exports as (select * from {{ ref("int_licence_exports") }} where is_enabled and not is_concealed),

    export_days as (select * from {{ ref("int_licence_export_days") }}),

    plans as (select * from {{ ref("int_licence_plans") }}),

    sources as (select * from {{ ref("int_licence_sources") }}),

    identities as (select * from {{ ref("int_identities") }}),

    people as (select * from {{ ref("int_people") }}),

    exported as (

        select
            exports.organization_id,
            exports.identity_id,
            exports.product,
            exports.licence_source,
            export_days.calendar_date
        from exports
        inner join export_days
            on
                exports.organization_id = export_days.organization_id
                and exports.licence_source = export_days.licence_source
                and exports.export_date = export_days.export_date
        where
            not export_days.is_before_first_export
            or (exports.licence_source = 'active_users' and exports.assigned_date <= export_days.calendar_date)

    ),

    enabled as (

        select organization_id, identity_id, product, licence_source, calendar_date from exported
        union all
        select organization_id, identity_id, product, 'assigned_plans', calendar_date from plans

    ),

    chosen as (

        select
            enabled.organization_id,
            identities.person_id,
            enabled.calendar_date,
            enabled.product
        from enabled
        inner join sources
            on
                enabled.organization_id = sources.organization_id
                and enabled.licence_source = case when enabled.product = 'apps' then sources.apps_source else sources.licence_source end
        inner join identities on enabled.organization_id = identities.organization_id and enabled.identity_id = identities.identity_id
        inner join people on identities.organization_id = people.organization_id and identities.person_id = people.person_id

    ),

    pivoted as (

        select
            organization_id,
            person_id,
            {% for product in var("products") -%}
            bool_or(product = '{{ product }}') as is_{{ product }}_enabled,
            {% endfor -%}
            calendar_date
        from chosen
        group by organization_id, person_id, calendar_date

    )

select * from pivoted

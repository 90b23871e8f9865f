{#- Grain: organization, person, calendar day, dense. What a person did and was licensed for on a day; most cells are false. -#}
{%- set behaviours = var("activities") + var("activity_rollups") %}
with

    organization_days as (select * from {{ ref("int_organization_days") }}),

    people as (select * from {{ ref("int_people") }}),

    activity_days as (select * from {{ ref("int_activity_days") }}),

    licence_days as (select * from {{ ref("int_licence_days") }}),

    behaviour_days as (

        select
            organization_id,
            person_id,
            {% for behaviour in behaviours -%}
            bool_or(activity = '{{ behaviour }}') as {{ behaviour }},
            {% endfor -%}
            activity_date
        from activity_days
        group by organization_id, person_id, activity_date

    ),

    dense as (

        select
            people.organization_id,
            people.person_id,
            {% for behaviour in behaviours -%}
            coalesce(behaviour_days.{{ behaviour }}, false) as {{ behaviour }},
            {% endfor -%}
            {% for product in var("products") -%}
            coalesce(licence_days.is_{{ product }}_enabled, false) as is_{{ product }}_enabled,
            {% endfor -%}
            organization_days.is_score_date,
            organization_days.calendar_date
        from people
        inner join organization_days on people.organization_id = organization_days.organization_id
        left join behaviour_days
            on
                people.organization_id = behaviour_days.organization_id
                and people.person_id = behaviour_days.person_id
                and organization_days.calendar_date = behaviour_days.activity_date
        left join licence_days
            on
                people.organization_id = licence_days.organization_id
                and people.person_id = licence_days.person_id
                and organization_days.calendar_date = licence_days.calendar_date

    )

select * from dense

{#- Grain: organization, enrolled device, score date. Enrolled: spoken of by any Intune table in the 29 days up to the date; active:
    by a start or an application event. A sighting unfolds into the days it is the last one of. -#}
{%- set reach = var("device_days") - 1 %}
with

    sightings as (select * from {{ ref("int_device_sightings") }}),

    organization_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    kinds as (

        select organization_id, device_id, 'enrolled' as kind, seen_date from sightings
        union all
        select organization_id, device_id, 'active' as kind, seen_date from sightings where is_event

    ),

    followed as (

        select
            *,
            lead(seen_date) over (partition by organization_id, device_id, kind order by seen_date) as next_date
        from kinds

    ),

    unfolded as (

        select
            organization_id,
            device_id,
            kind,
            unnest({{ date_spine("seen_date", "least(" ~ date_plus("seen_date", reach) ~ ", coalesce(" ~ date_plus("next_date", -1) ~ ", date '9999-12-31'))") }}) as score_date
        from followed

    ),

    daily as (

        select
            unfolded.organization_id,
            unfolded.device_id,
            unfolded.score_date,
            bool_or(unfolded.kind = 'active') as is_active
        from unfolded
        inner join organization_days
            on unfolded.organization_id = organization_days.organization_id and unfolded.score_date = organization_days.calendar_date
        group by 1, 2, 3

    )

select * from daily

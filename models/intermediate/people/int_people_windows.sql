{#- Grain: organization, person, score date. On how many of the 28 days a person did each thing, and which products were enabled on
    any of them: one frame of 28 dense rows, so the work grows with days, not with days times windows. -#}
with

    people_days as (select * from {{ ref("int_people_days") }}),

    framed as (

        select
            organization_id,
            person_id,
            {% for behaviour in var("activities") + var("activity_rollups") -%}
            cast(sum(cast({{ behaviour }} as integer)) over last_days as integer) as {{ behaviour }}_days,
            {% endfor -%}
            {% for product in var("products") -%}
            bool_or(is_{{ product }}_enabled) over last_days as is_{{ product }}_enabled,
            {% endfor -%}
            is_score_date,
            calendar_date as score_date
        from people_days
        window last_days as (
            partition by organization_id, person_id
            order by calendar_date
            rows between {{ var("window_days") - 1 }} preceding and current row
        )

    ),

    scored as (select {{ columns_except("framed", ["is_score_date"]) }} from framed where is_score_date)

select * from scored

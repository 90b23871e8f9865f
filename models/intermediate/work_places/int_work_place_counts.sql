{#- Grain: organization, score date. Where the people licensed for mobility worked on that day itself, or why that cannot be said. -#}
with

    availability as (select * from {{ ref("int_mobility_availability") }}),

    mobility_windows as (select * from {{ ref("int_mobility_windows") }}),

    work_place_days as (select * from {{ ref("int_work_place_days") }}),

    egress_ranges as (select distinct organization_id from {{ ref("stg_network__office_egress") }} where record_status = 'used'),

    counted as (

        select
            work_place_days.organization_id,
            work_place_days.activity_date as score_date,
            {% for work_place in ["remote_only", "onsite", "other"] -%}
            count(case when work_place_days.work_place = '{{ work_place }}' then 1 end) as {{ work_place }}_count,
            {% endfor -%}
            count(*) as active_count
        from work_place_days
        inner join mobility_windows
            on
                work_place_days.organization_id = mobility_windows.organization_id
                and work_place_days.person_id = mobility_windows.person_id
                and work_place_days.activity_date = mobility_windows.score_date
        group by work_place_days.organization_id, work_place_days.activity_date

    ),

    judged as (

        select
            availability.organization_id,
            availability.score_date,
            counted.remote_only_count,
            counted.onsite_count,
            counted.other_count,
            counted.active_count,
            case
                when availability.unavailable_reason is not null then availability.unavailable_reason
                when egress_ranges.organization_id is null then 'no office addresses'
                when counted.active_count is null then 'no activity with an address'
            end as unavailable_reason
        from availability
        left join egress_ranges on availability.organization_id = egress_ranges.organization_id
        left join counted
            on availability.organization_id = counted.organization_id and availability.score_date = counted.score_date

    )

select * from judged

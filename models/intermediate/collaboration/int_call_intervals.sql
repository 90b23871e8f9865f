{#- Grain: organization, person, stay in a call nobody had scheduled. -#}
with

    call_stays as (select * from {{ ref("int_call_stays") }} where not is_scheduled),

    intervals as (

        select
            organization_id,
            person_id,
            'call' as channel,
            started_at,
            ended_at
        from call_stays

    )

select * from intervals

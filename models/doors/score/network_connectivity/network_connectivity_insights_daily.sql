{#- Grain: organization, score date, insight, segment. Counts of samples; samples carry no device, so there is no share of devices. -#}
with

    network_insights as (select * from {{ ref("int_network_insights") }}),

    completed as (

        {{ technology_insights("network_connectivity", ["network_insights"]) }}

    )

select * from completed

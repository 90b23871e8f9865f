{#- Grain: organization, score date with SharePoint samples in the three days up to it. How good the network is for files: samples by
    band of their points. Samples carry no device, so a sample is the unit. -#}
{%- set bands = {"0_to_20": (-1, 20), "21_to_40": (20, 40), "41_to_60": (40, 60), "61_to_80": (60, 80), "81_to_100": (80, 100)} %}
with

    samples as (

        select * from {{ ref("int_network_samples") }}
        where workload = 'sharepoint' and points is not null and (not is_remote or {{ var("include_remote_locations") }})

    ),

    score_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    daily as (

        select
            organization_id,
            sample_date,
            {% for band, ends in bands.items() -%}
            count(*) filter (where points > {{ ends[0] }} and points <= {{ ends[1] }}) as band_{{ band }}_count,
            {% endfor -%}
            count(*) as sample_count
        from samples
        group by organization_id, sample_date

    ),

    windows as (

        select
            score_days.organization_id,
            score_days.calendar_date as score_date,
            {% for band in bands -%}
            cast(sum(daily.band_{{ band }}_count) as bigint) as band_{{ band }}_count,
            {% endfor -%}
            cast(sum(daily.sample_count) as bigint) as sample_count
        from score_days
        inner join daily
            on
                score_days.organization_id = daily.organization_id
                and daily.sample_date between {{ date_plus("score_days.calendar_date", -2) }} and score_days.calendar_date
        group by score_days.organization_id, score_days.calendar_date

    )

select * from windows

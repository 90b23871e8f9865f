{#- Grain: organization, location, score date. The three days up to the date; without samples in them, the location keeps the three
    days that end on its last sample, for 60 days. Its assessment is the mean of the workloads with samples, its weight an estimate
    of the people there. Remote cities are shown only with enough remote people. -#}
{%- set days = var("network_days") -%}
{%- set kept_days = var("location_days") %}
with

    windows as (select * from {{ ref("int_network_windows_scored") }}),

    locations as (select * from {{ ref("int_network_locations") }}),

    organization_days as (select * from {{ ref("int_organization_days") }} where is_score_date),

    last_samples as (

        select
            organization_id,
            location_id,
            is_remote,
            window_end,
            lead(window_end) over (partition by organization_id, location_id, is_remote order by window_end) as next_sample_date
        from windows
        where window_end = last_sample_date

    ),

    chosen as (

        select
            organization_id,
            location_id,
            is_remote,
            window_end,
            window_end as score_date
        from windows
        union all
        select
            organization_id,
            location_id,
            is_remote,
            window_end,
            unnest({{ date_spine(
                date_plus("window_end", days),
                "least(" ~ date_plus("window_end", kept_days) ~ ", coalesce(" ~ date_plus("next_sample_date", -1) ~ ", date '9999-12-31'))"
            ) }}) as score_date
        from last_samples

    ),

    daily as (

        select
            windows.*,
            {{ ratio_of(
                "coalesce(windows.exchange_points, 0) + coalesce(windows.sharepoint_points, 0) + coalesce(windows.teams_points, 0)",
                "cast(windows.exchange_points is not null as integer) + cast(windows.sharepoint_points is not null as integer)"
                ~ " + cast(windows.teams_points is not null as integer)"
            ) }} as assessment_points,
            case
                when greatest(windows.exchange_sample_count, windows.sharepoint_sample_count) > 0
                    then greatest(windows.exchange_sample_count, windows.sharepoint_sample_count)
                else windows.teams_sample_count
            end as weight,
            locations.city,
            locations.state,
            locations.country,
            not windows.is_remote or coalesce(locations.has_enough_remote_people, false) as is_shown,
            chosen.score_date
        from chosen
        inner join organization_days
            on chosen.organization_id = organization_days.organization_id and chosen.score_date = organization_days.calendar_date
        inner join windows
            on
                chosen.organization_id = windows.organization_id
                and chosen.location_id = windows.location_id
                and chosen.is_remote = windows.is_remote
                and chosen.window_end = windows.window_end
        left join locations on chosen.organization_id = locations.organization_id and chosen.location_id = locations.location_id

    )

select * from daily

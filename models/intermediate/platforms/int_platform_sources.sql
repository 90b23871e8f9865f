{#- Grain: organization, score date. Whether the platform reports of the 28 days can speak: how many rows they have, how many of them
    conceal the name, and which reports are missing. -#}
{%- set reports = platform_reports().keys() | list -%}
{%- set names = {
    "m365_app_user_detail": "Microsoft 365 Apps", "email_app_usage_user_detail": "email apps",
    "teams_device_usage_user_detail": "Teams devices", "yammer_device_usage_user_detail": "Yammer devices",
    "skype_for_business_device_usage_user_detail": "Skype devices",
} %}
with

    report_rows as (select * from {{ ref("int_platform_report_rows") }}),

    organization_days as (select * from {{ ref("int_organization_days") }}),

    days as (

        select
            organization_id,
            activity_date,
            count(*) as row_count,
            {% for report in reports -%}
            count(case when report = '{{ report }}' then 1 end) as {{ report }}_count,
            {% endfor -%}
            count(case when identity_kind = 'concealed' then 1 end) as concealed_count
        from report_rows
        group by organization_id, activity_date

    ),

    windows as (

        select
            organization_days.organization_id,
            organization_days.is_score_date,
            {% for column in reports + ["row", "concealed"] -%}
            coalesce(sum(days.{{ column }}_count) over last_28_days, 0) as {{ column }}_count,
            {% endfor -%}
            organization_days.calendar_date as score_date
        from organization_days
        left join days
            on
                organization_days.organization_id = days.organization_id
                and organization_days.calendar_date = days.activity_date
        window last_28_days as (
            partition by organization_days.organization_id order by organization_days.calendar_date
            rows between {{ var("window_days") - 1 }} preceding and current row
        )

    ),

    sources as (

        select
            organization_id,
            cast(row_count as bigint) as row_count,
            cast(concealed_count as bigint) as concealed_count,
            'no report on ' || nullif(concat_ws(
                ', '
                {%- for report, name in names.items() -%}
                , case when {{ report }}_count = 0 then '{{ name }}' end
                {%- endfor %}
            ), '') as missing_reports,
            score_date
        from windows
        where is_score_date

    )

select * from sources

{#- Grain: organization, privacy window, person, channel, interval or what of it lies in the window. Whole seconds: what is left of
    one is cut off at both ends. -#}
with

    {% set channels = ["meeting", "call", "email", "chat"] -%}
    {% for channel in channels -%}
    {{ channel }}_intervals as (select * from {{ ref("int_" ~ channel ~ "_intervals") }}),

    {% endfor -%}
    intervals as (

        {% for channel in channels -%}
        select
            organization_id,
            person_id,
            channel,
            date_trunc('second', started_at) as started_at,
            date_trunc('second', ended_at) as ended_at
        from {{ channel }}_intervals
        {{ "union all" if not loop.last }}
        {% endfor %}
    ),

    placed as (

        select
            *,
            unnest({{ privacy_window_starts("cast(started_at as date)", "cast(ended_at - interval '1 second' as date)") }}) as window_start
        from intervals
        where started_at < ended_at

    ),

    cut as (

        select
            organization_id,
            window_start,
            person_id,
            channel,
            greatest(started_at, cast(window_start as timestamp)) as started_at,
            least(ended_at, cast({{ date_plus("window_start", var("window_days")) }} as timestamp)) as ended_at
        from placed

    )

select * from cut

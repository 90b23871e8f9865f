{#- Grain: organization, system, table, day. What happened to every row received; the statuses add up to the rows, always. -#}
with

    records as (

        {% for system, table, relation in staged_tables() -%}
        select
            organization_id,
            '{{ system }}' as system,
            '{{ table }}' as table_name,
            file_id,
            coalesce(event_date, cast(received_at as date)) as event_date,
            record_status
        from {{ relation }}
        {{ "union all" if not loop.last }}
        {% endfor %}
    ),

    files as (

        select
            organization_id,
            file_id,
            min(released_through) as released_through
        from {{ ref("stg_landing_control__files") }}
        group by organization_id, file_id

    ),

    team_sources as (select distinct source_table from {{ ref("team_source_preferences") }}),

    counted as (

        select
            records.organization_id,
            records.system,
            records.table_name,
            records.event_date,
            count(*) as rows_received,
            count(*) filter (where records.record_status = 'duplicate') as rows_duplicate,
            count(*) filter (where records.record_status = 'quarantined') as rows_quarantined,
            count(*) filter (where records.record_status = 'late') as rows_late,
            count(*) filter (where records.record_status = 'used') as rows_used,
            count(*) filter (
                where records.record_status = 'used'
                and team_sources.source_table is not null
                and records.event_date <= files.released_through
            ) as rows_late_for_release
        from records
        left join files on records.organization_id = files.organization_id and records.file_id = files.file_id
        left join team_sources on records.system || '.' || records.table_name = team_sources.source_table
        group by records.organization_id, records.system, records.table_name, records.event_date

    )

select * from counted

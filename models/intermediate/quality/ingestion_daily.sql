{#- Grain: organization, system, table, day. What happened to every row received; the statuses add up to the rows, always. -#}
with

    records as (

        {% for system, table, relation in staged_tables() -%}
        select
            organization_id,
            '{{ system }}' as system,
            '{{ table }}' as table_name,
            coalesce(event_date, cast(received_at as date)) as event_date,
            record_status
        from {{ relation }}
        {{ "union all" if not loop.last }}
        {% endfor %}
    ),

    counted as (

        select
            organization_id,
            system,
            table_name,
            event_date,
            count(*) as rows_received,
            count(*) filter (where record_status = 'duplicate') as rows_duplicate,
            count(*) filter (where record_status = 'quarantined') as rows_quarantined,
            count(*) filter (where record_status = 'late') as rows_late,
            count(*) filter (where record_status = 'used') as rows_used
        from records
        group by all

    )

select * from counted

{#- Grain: one quarantined row. Where it stands in which file, and why it was set aside; never what it says. -#}
with

    quarantined as (

        {% for system, table, relation in staged_tables() -%}
        select
            organization_id,
            '{{ system }}' as system,
            '{{ table }}' as table_name,
            file_id,
            record_position,
            quarantine_reason
        from {{ relation }}
        where record_status = 'quarantined'
        {{ "union all" if not loop.last }}
        {% endfor %}
    )

select * from quarantined

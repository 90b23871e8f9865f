{#- Rows of a snapshot table with the days they speak for, one row per key and snapshot day: the newest file's. `snapshots` is
    int_device_snapshots as imported by the caller. -#}
{% macro held_snapshot(relation, table_name, key, snapshots="snapshots") -%}
select {{ columns_except("numbered", ["copy_number"]) }}
        from (
            select
                {{ relation }}.*,
                {{ snapshots }}.first_day,
                {{ snapshots }}.last_day,
                row_number() over (
                    partition by {{ relation }}.organization_id, {{ relation }}.{{ key | join(", " ~ relation ~ ".") }}, {{ snapshots }}.first_day
                    order by {{ relation }}.received_at desc, {{ relation }}.file_id desc, {{ relation }}.record_position
                ) as copy_number
            from {{ relation }}
            inner join {{ snapshots }}
                on
                    {{ relation }}.organization_id = {{ snapshots }}.organization_id
                    and {{ relation }}.file_id = {{ snapshots }}.file_id
                    and {{ snapshots }}.table_name = '{{ table_name }}'
        ) as numbered
        where copy_number = 1
{%- endmacro %}

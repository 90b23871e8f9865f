{#- Merges copies of a record that were received at one moment: each of the columns takes its largest value among them, so that
    neither copy wins by chance. record_status then keeps one. Rows with a problem merge among themselves only. -#}
{% macro merged_copies(relation, key, columns) %}
        select
            {{ columns_except(relation, columns) }},
            {%- for column in columns %}
            max({{ relation }}.{{ column }}) over copies as {{ column }}{{ "," if not loop.last }}
            {%- endfor %}
        from {{ relation }}
        window copies as (partition by organization_id, {{ key | join(", ") }}, received_at, problem is null)
{% endmacro %}

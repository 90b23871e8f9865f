{#- Gives every row of a judged relation exactly one status: duplicate, quarantined, late or used, whatever the order of files.
    key: columns that name a record; prefer: order that puts the copy to keep first; payload: columns whose difference is a
    conflict; on_conflict: newest (one copy wins) or quarantine (copies that differ are all set aside); can_be_late: whether the
    row can only feed score dates that an earlier build has published. -#}
{% macro record_status(relation, key, prefer=[], payload=[], on_conflict="newest", can_be_late=true) %}
    {%- if on_conflict not in ["newest", "quarantine"] -%}
        {{ exceptions.raise_compiler_error("record_status: on_conflict must be newest or quarantine, got " ~ on_conflict) }}
    {%- endif -%}
    {%- set has_key = key | map("trim") | join(" is not null and ") ~ " is not null" -%}
    {%- set best_first = ["has_problem", "is_late"] + prefer -%}
    {%- set earliest_first = ["received_at", "file_id", "record_position"] -%}
        select
            {{ columns_except("numbered", ["has_problem", "is_late", "payload_hash", "version_number", "copy_number", "has_conflict"]) }},
            case
                when has_problem and not ({{ has_key }}) then 'quarantined'
                when version_number > 1 or copy_number > 1 then 'duplicate'
                when has_problem or has_conflict then 'quarantined'
                when is_late then 'late'
                else 'used'
            end as record_status,
            coalesce(problem, case when has_conflict then 'copies that differ' end) as quarantine_reason
        from (
            select
                *,
                {%- if on_conflict == "newest" %}
                row_number() over (
                    partition by organization_id, {{ key | join(", ") }}
                    order by {{ (best_first + ["payload_hash desc"] + earliest_first) | join(", ") }}
                ) as copy_number,
                false as has_conflict
                {%- else %}
                row_number() over (
                    partition by organization_id, {{ key | join(", ") }}, version_number, payload_hash
                    order by {{ earliest_first | join(", ") }}
                ) as copy_number,
                min(payload_hash) over same_version <> max(payload_hash) over same_version as has_conflict
                {%- endif %}
            from (
                select
                    *,
                    {% if on_conflict == "newest" -%} 1 {%- else -%}
                    dense_rank() over (
                        partition by organization_id, {{ key | join(", ") }}
                        order by {{ best_first | join(", ") }}
                    ) {%- endif %} as version_number
                from (
                    select
                        {{ relation }}.*,
                        {{ relation }}.problem is not null as has_problem,
                        {{ row_hash(payload or key) }} as payload_hash,
                        {{ was_published_before("files", relation ~ ".event_date") if can_be_late else "false" }} as is_late
                    from {{ relation }}
                    left join (
                        select organization_id, file_id, min(published_from) as published_from, min(published_through) as published_through
                        from {{ source("landing_control", "files") }}
                        group by organization_id, file_id
                    ) as files
                        on {{ relation }}.organization_id = files.organization_id and {{ relation }}.file_id = files.file_id
                ) as compared
            ) as versioned
            {%- if on_conflict == "quarantine" %}
            window same_version as (partition by organization_id, {{ key | join(", ") }}, version_number)
            {%- endif %}
        ) as numbered
{% endmacro %}

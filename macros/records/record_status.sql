{#- Gives every row of a judged relation exactly one status: duplicate, quarantined, late or used, whatever the order of files.
    key: columns that name a record; prefer: order that puts the copy to keep first; payload: columns whose difference is a
    conflict; on_conflict: newest (one copy wins) or quarantine (copies that differ are all set aside); can_be_late: whether the
    row can only feed score dates that an earlier build has published; feeds_teams: it also feeds team windows, and is late only when
    those are released too. -#}
{% macro record_status(relation, key, prefer=[], payload=[], on_conflict="newest", can_be_late=true, feeds_teams=false) %}
    {%- if on_conflict not in ["newest", "quarantine"] -%}
        {{ exceptions.raise_compiler_error("record_status: on_conflict must be newest or quarantine, got " ~ on_conflict) }}
    {%- endif -%}
    {%- set same_record = "partition by organization_id, " ~ key | join(", ") -%}
    {%- set best_first = ["has_problem", "is_late"] + prefer -%}
    {%- set earliest_first = ["received_at", "file_id", "record_position"] -%}
        select
            {{ columns_except("numbered", ["has_problem", "is_late", "payload_hash", "version_number", "copy_number", "has_conflict"]) }},
            case
                when has_problem and not ({{ key | join(" is not null and ") }} is not null) then 'quarantined'
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
                row_number() over ({{ same_record }} order by {{ (best_first + ["payload_hash desc"] + earliest_first) | join(", ") }}) as copy_number,
                false as has_conflict
            from (select *, 1 as version_number from ({{ compared_copies(relation, payload or key, can_be_late, feeds_teams) }}) as compared) as versioned
                {%- else %}
                row_number() over ({{ same_record }}, version_number, payload_hash order by {{ earliest_first | join(", ") }}) as copy_number,
                min(payload_hash) over same_version <> max(payload_hash) over same_version as has_conflict
            from (
                select *, dense_rank() over ({{ same_record }} order by {{ best_first | join(", ") }}) as version_number
                from ({{ compared_copies(relation, payload or key, can_be_late, feeds_teams) }}) as compared
            ) as versioned
            window same_version as ({{ same_record }}, version_number)
                {%- endif %}
        ) as numbered
{% endmacro %}

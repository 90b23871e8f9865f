{#- A judged relation with what copies of a record are compared by: whether something is wrong, whether it came too late, a digest of its payload. -#}
{% macro compared_copies(relation, payload, can_be_late, feeds_teams) %}
    select
        {{ relation }}.*,
        {{ relation }}.problem is not null as has_problem,
        {{ row_hash(payload) }} as payload_hash,
        {{ was_published_before("files", relation ~ ".event_date") if can_be_late else "false" }}
        {%- if feeds_teams %}
        and coalesce({{ relation }}.event_date <= files.released_through, true)
        {%- endif %} as is_late
    from {{ relation }}
    left join (
        select
            organization_id,
            file_id,
            min(published_from) as published_from,
            min(published_through) as published_through,
            min(released_through) as released_through
        from {{ source("landing_control", "files") }}
        group by organization_id, file_id
    ) as files
        on {{ relation }}.organization_id = files.organization_id and {{ relation }}.file_id = files.file_id
{% endmacro %}

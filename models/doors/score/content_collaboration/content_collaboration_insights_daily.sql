{#- Grain: organization, score date, insight, segment. How people with OneDrive or SharePoint read, create, attach, share and work on
    files with others. Segments of one insight are of the same people, so that one cannot be told from another's rest. -#}
{%- set access = "true" -%}
{%- set office = "office_file_days > 0" -%}
{%- set attaching = "is_exchange_enabled and (has_attached_file or has_attached_link)" -%}
{%- set rows = [
    ("roles", "readers", access, "file_read_days > 0", false, "file_source"),
    ("roles", "creators", access, "file_created_days > 0", false, "file_source"),
    ("roles", "collaborators", access, "files_collaborated > 0", true, "file_source"),
    ("creating_files", "onedrive_or_sharepoint", office, "file_created_days > 0", true, "file_source"),
    ("creating_files", "onedrive", office, "file_created_onedrive_days > 0", false, "file_source"),
    ("creating_files", "sharepoint", office, "file_created_sharepoint_days > 0", false, "file_source"),
    ("attachments", "files", attaching, "has_attached_file", true, "attachment_source"),
    ("attachments", "links_to_online_files", attaching, "has_attached_link", false, "attachment_source"),
    ("attachments", "links_in_the_text", attaching, none, false, "attachment_source"),
    ("sharing", "externally", access, "has_shared_externally", true, "sharing_source"),
    ("sharing", "internally_only", access, "has_shared_internally and not has_shared_externally", false, "sharing_source"),
    ("files_collaborated", "0", access, "files_collaborated = 0", false, "file_source"),
    ("files_collaborated", "1_to_3", access, "files_collaborated between 1 and 3", false, "file_source"),
    ("files_collaborated", "4_to_10", access, "files_collaborated between 4 and 10", true, "file_source"),
    ("files_collaborated", "11_or_more", access, "files_collaborated >= 11", true, "file_source"),
] %}
with

    content_windows as (select * from {{ ref("int_people_content_windows") }}),

    availability as (select * from {{ ref("int_people_availability") }}),

    sources as (select * from {{ ref("int_content_sources") }}),

    counted as (

        select
            organization_id,
            score_date,
            {% for insight, segment, base, condition, is_headline, source in rows -%}
            count(*) filter (where {{ base }} and {{ condition or "null" }}) as numerator_{{ loop.index }},
            count(*) filter (where {{ base }}) as denominator_{{ loop.index }}{{ "," if not loop.last }}
            {% endfor %}
        from content_windows
        group by organization_id, score_date

    ),

    measures as (

        {% for insight, segment, base, condition, is_headline, source in rows -%}
        select
            availability.organization_id,
            availability.score_date,
            '{{ insight }}' as insight,
            '{{ segment }}' as segment,
            counted.numerator_{{ loop.index }} as numerator,
            counted.denominator_{{ loop.index }} as denominator,
            {{ is_headline }} as is_headline,
            sources.{{ source }} as source_used,
            case
                when availability.unavailable_reason is not null then availability.unavailable_reason
                {% if not condition %}when true then 'the text of mails is not read'{% endif %}
                when sources.{{ source }} is null then 'no source'
                when counted.organization_id is null then 'nobody has access'
            end as unavailable_reason
        from availability
        inner join sources on availability.organization_id = sources.organization_id
        left join counted on availability.organization_id = counted.organization_id and availability.score_date = counted.score_date
        {{ "union all" if not loop.last }}
        {% endfor %}
    ),

    insights as (

        select
            organization_id,
            score_date,
            'content_collaboration' as category,
            insight,
            segment,
            {{ when_available("numerator") }} as numerator,
            {{ when_available("denominator") }} as denominator,
            is_headline,
            {{ when_available("source_used") }} as source_used,
            unavailable_reason
        from measures

    )

select * from insights

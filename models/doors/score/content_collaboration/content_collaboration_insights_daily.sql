{#- Grain: organization, score date, insight, segment. How people with OneDrive or SharePoint read, create, attach, share and work on
    files with others, and how good the network is for it. -#}
{%- set rows = content_insights() %}
with

    content_windows as (select * from {{ ref("int_people_content_windows") }}),

    availability as (select * from {{ ref("int_people_availability") }}),

    sources as (select * from {{ ref("int_content_sources") }}),

    network_windows as (select * from {{ ref("int_file_network_windows") }}),

    counted as (

        select
            organization_id,
            score_date,
            {% for insight, segment, base, condition, is_headline, source in rows -%}
            count(*) filter (where {{ base }} and {{ condition or "null" }}) as numerator_{{ loop.index }},
            count(*) filter (where {{ base }}) as denominator_{{ loop.index }},
            {% endfor -%}
            count(*) as people_count
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
        union all
        {% endfor -%}
        {% for band in ["0_to_20", "21_to_40", "41_to_60", "61_to_80", "81_to_100"] -%}
        select
            availability.organization_id,
            availability.score_date,
            'network_for_files',
            '{{ band }}_points',
            network_windows.band_{{ band }}_count,
            network_windows.sample_count,
            {{ loop.first }},
            'network.samples',
            case when network_windows.sample_count is null then 'no samples' end
        from availability
        left join network_windows
            on availability.organization_id = network_windows.organization_id and availability.score_date = network_windows.score_date
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

{#- Grain: organization, score date. The total is the sum of the available categories; a missing one shrinks the maximum and never counts 0. -#}
with

    published as (select * from {{ ref("stg_ledger__published_organization_scores_daily") }}),

    fresh_categories as (select * from {{ ref("category_scores_daily_fresh") }}),

    organizations as (select * from {{ ref("int_organizations") }}),

    totals as (

        select
            organization_id,
            score_date,
            count(*) filter (where is_available) as available_category_count,
            cast(sum(points) as decimal(18, 12)) as points,
            cast(sum(points) filter (where area = 'people') as decimal(18, 12)) as people_points,
            cast(sum(points) filter (where area = 'technology') as decimal(18, 12)) as technology_points,
            cast(sum(benchmark_points) filter (where is_available) as decimal(18, 12)) as benchmark_points,
            count(benchmark_points) filter (where is_available) as benchmark_category_count
        from fresh_categories
        group by organization_id, score_date

    ),

    fresh as (

        select
            totals.organization_id,
            totals.score_date,
            totals.points,
            100 * totals.available_category_count as maximum_points,
            {{ points_of("totals.points", "100 * totals.available_category_count") }} as percent,
            totals.people_points,
            totals.technology_points,
            totals.benchmark_points,
            totals.benchmark_category_count,
            totals.available_category_count,
            organizations.is_full_window,
            '{{ var("definition_version") }}' as definition_version
        from totals
        inner join organizations on totals.organization_id = organizations.organization_id

    ),

    kept as (

        select published.*
        from published
        left join fresh on published.organization_id = fresh.organization_id and published.score_date = fresh.score_date
        where fresh.score_date is null

    ),

    released as (

        {% for relation in ["kept", "fresh"] -%}
        select
            organization_id,
            score_date,
            points,
            cast(maximum_points as bigint) as maximum_points,
            percent,
            people_points,
            technology_points,
            benchmark_points,
            benchmark_category_count,
            available_category_count,
            is_full_window,
            definition_version
        from {{ relation }}
        {{ "union all" if not loop.last }}
        {% endfor %}
    )

select * from released

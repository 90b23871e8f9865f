{#- Grain: organization, activity. The one source a team metric reads for it: what the ledger adopted with the first charge, before that
    the first of the written order that has ever delivered a file, whatever is in the file. A choice by rows of a window would let one
    person's rows choose for everybody, and a change of source changes everybody's row. -#}
with

    files as (select * from {{ ref("stg_landing_control__files") }} where is_declared),

    preferences as (select * from {{ ref("team_source_preferences") }}),

    delivered as (

        select distinct
            organization_id,
            system || '.' || table_name as source_table
        from files

    ),

    ranked as (

        select
            delivered.organization_id,
            preferences.activity,
            delivered.source_table,
            row_number() over (partition by delivered.organization_id, preferences.activity order by preferences.preference) as choice_order
        from delivered
        inner join preferences on delivered.source_table = preferences.source_table

    ),

    adopted as (

        select
            organization_id,
            unnest(string_split(sources, ', ')) as described
        from {{ ref("stg_ledger__adopted_policies") }}
        where sources <> ''

    ),

    chosen as (

        select
            organization_id,
            split_part(described, ' ', 1) as activity,
            split_part(described, ' ', 2) as source_table
        from adopted
        union all
        select
            organization_id,
            activity,
            source_table
        from ranked
        where choice_order = 1 and organization_id not in (select adopted.organization_id from adopted)

    )

select * from chosen

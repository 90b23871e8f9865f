{#- Grain: organization, identity. Who is listed by a directory, an HR file or a licence report, and so may be a person. -#}
with

    users as (select * from {{ ref("stg_graph_data_connect__users") }} where record_status = 'used'),

    hr as (select * from {{ ref("stg_hr__organization") }} where record_status = 'used'),

    active_users as (select * from {{ ref("stg_graph_reports__office365_active_user_detail") }} where record_status = 'used'),

    activations as (select * from {{ ref("stg_graph_reports__office365_activations_user_detail") }} where record_status = 'used'),

    product_rows as (select * from {{ ref("int_assigned_products") }}),

    directory as (

        select
            organization_id,
            directory_identity_id as identity_id,
            case when is_guest then 'guest' else 'object' end as identity_kind,
            is_account_enabled is false and not has_licence as is_shared_mailbox
        from users

    ),

    listed as (

        select organization_id, identity_id, identity_kind, is_shared_mailbox from directory
        union all
        select organization_id, person_identity_id, identity_kind, null from hr
        union all
        select
            organization_id,
            identity_id,
            identity_kind,
            case
                when has_exchange_licence or has_onedrive_licence or has_sharepoint_licence or has_skype_licence
                    or has_yammer_licence or has_teams_licence
                    then false
            end
        from active_users
        union all
        select organization_id, identity_id, identity_kind, false from activations
        union all
        select organization_id, identity_id, identity_kind, false from product_rows

    ),

    sightings as (

        select
            organization_id,
            identity_id,
            bool_or(identity_kind = 'guest') as is_guest,
            bool_or(identity_kind = 'service') as is_service,
            bool_or(identity_kind = 'concealed') as is_concealed,
            bool_and(is_shared_mailbox) as is_shared_mailbox
        from listed
        where identity_id is not null
        group by organization_id, identity_id

    )

select * from sightings

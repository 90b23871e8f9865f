{#- Grain: organization, identity, directory object that claims it. Directory rows claim their UPN, mail and aliases; the Teams report joins a user id and a UPN. -#}
with

    users as (select * from {{ ref("stg_graph_data_connect__users") }} where record_status = 'used'),

    teams_activity as (select * from {{ ref("stg_graph_reports__teams_user_activity_user_detail") }} where record_status = 'used'),

    claims as (

        select organization_id, directory_identity_id, principal_identity_id as identity_id from users
        union
        select organization_id, directory_identity_id, directory_identity_id as identity_id from users
        union
        select organization_id, directory_identity_id, mail_identity_id from users
        union
        select organization_id, directory_identity_id, unnest(alias_identity_ids) from users
        union
        select organization_id, directory_identity_id, directory_identity_id as identity_id
        from teams_activity
        where identity_kind <> 'concealed'
        union
        select organization_id, directory_identity_id, identity_id
        from teams_activity
        where identity_kind = 'address'

    ),

    complete as (select * from claims where directory_identity_id is not null and identity_id is not null)

select * from complete

{#- Grain: organization, mail address of a group. Whose mailbox it is, from every snapshot. -#}
with

    group_details as (select * from {{ ref("stg_graph_data_connect__group_details") }} where record_status = 'used' and is_unified),

    addresses as (

        select distinct
            organization_id,
            workspace_id,
            unnest(mail_identity_ids) as identity_id
        from group_details

    )

select * from addresses

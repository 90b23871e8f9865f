-- received = duplicate + quarantined + late + used, for every organization, system, table and day
with ingestion as (select * from {{ ref("ingestion_daily") }})

select
    organization_id,
    system,
    table_name,
    event_date
from ingestion
where rows_received <> rows_duplicate + rows_quarantined + rows_late + rows_used

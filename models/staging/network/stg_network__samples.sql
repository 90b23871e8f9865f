{#- Grain: one landed connectivity sample. Samples carry no id: equal rows of one file are so many samples, those of another file copies. -#}
{%- set measures = [
    "tcp_latency_ms", "download_mbytes_per_s", "udp_latency_ms", "udp_jitter_ms", "udp_loss_pct", "egress_distance_km"
] -%}
{%- set payload = ["sample_at", "location_id", "is_remote", "workload"] + measures + ["is_intercepted", "is_front_door_optimal"] %}
with

    source as (select * from {{ source("network", "samples") }}),

    renamed as (

        select
            {{ landed_columns() }},

            -- text
            nullif(trim(source.location_id), '') as location_id,
            nullif(lower(trim(source.workload)), '') as workload,

            -- numbers
            {% for measure in measures -%}
            {{ parse_decimal("source." ~ measure) }} as {{ measure }},
            {% endfor %}
            -- booleans
            {{ parse_boolean("source.is_remote") }} as is_remote,
            {{ parse_boolean("source.is_intercepted") }} as is_intercepted,
            {{ parse_boolean("source.front_door_is_optimal") }} as is_front_door_optimal,

            -- timestamps
            {{ parse_timestamp("source.sample_at") }} as sample_at,
            {{ parse_date("source.sample_at") }} as event_date,
            source.problem as landing_problem

        from source

    ),

    hashed as (

        select
            *,
            {{ row_hash(payload) }} as sample_hash
        from renamed

    ),

    judged as (

        select
            *,
            row_number() over (partition by organization_id, file_id, sample_hash order by record_position) as occurrence_number,
            {{ first_problem({
                "no time": "sample_at is null",
                "no location": "location_id is null",
                "unknown workload": "workload is null or workload not in ('exchange', 'sharepoint', 'teams')",
                "negative measure": "least(" ~ measures | join(", ") ~ ") < 0",
                "loss above 100 percent": "udp_loss_pct > 100",
            }, activity=true) }} as problem
        from hashed

    ),

    statused as ({{ record_status("judged", key=["sample_hash", "occurrence_number"]) }})

select * from statused

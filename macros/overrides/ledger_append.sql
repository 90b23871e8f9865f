{#- A table of the ledger: its rows are added to and never rebuilt, not even by --full-refresh. The pipeline makes the table with its
    keys, so that the database itself refuses a second row for what has been released. Runs that read only part of their inputs are
    refused before anything is written. -#}
{% materialization ledger_append, adapter="duckdb", supported_languages=["sql"] %}
    {{- refuse_partial_runs() -}}
    {%- set relation = load_cached_relation(this) -%}
    {%- if relation is none -%}
        {{ exceptions.raise_compiler_error(this.identifier ~ " is no table of the ledger yet; python -m pipeline build makes it") }}
    {%- endif -%}
    {%- call statement("main") -%}
        insert into {{ relation }} by name ({{ sql }})
    {%- endcall -%}
    {{- adapter.commit() -}}
    {{- return({"relations": [relation]}) -}}
{% endmaterialization %}

{#- `dbt clone` would put a view in the place of a table, of the ledger too, whose rows exist nowhere else. -#}
{% materialization clone, default %}
    {{ exceptions.raise_compiler_error("dbt clone is refused: it would replace tables of the ledger; back ledger.duckdb up as a file") }}
{% endmaterialization %}

{#- As dbt has it, but for the gate, which compiles both branches of an incremental model and judges either. -#}
{% macro is_incremental() %}
    {%- if var("compiled_branch", none) is none -%}
        {{ return(dbt.is_incremental()) }}
    {%- endif -%}
    {{ return(var("compiled_branch") == "incremental" and config.get("materialized") == "incremental") }}
{% endmacro %}

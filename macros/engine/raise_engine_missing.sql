{#- Stops compilation by name when an engine has no implementation of a macro. -#}
{% macro raise_engine_missing(macro_name) %}
    {{ exceptions.raise_compiler_error(
        "Macro " ~ macro_name ~ " has no implementation for the engine '" ~ target.type ~ "'. Add "
        ~ target.type ~ "__" ~ macro_name ~ " to macros/engine/" ~ macro_name ~ ".sql."
    ) }}
{% endmacro %}

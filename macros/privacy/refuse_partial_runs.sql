{#- Stops a run that would see only part of its inputs: what it released would be final, and wrong. dbt shows models some of its options
    as flags, and all of them as arguments of the invocation. -#}
{% macro refuse_partial_runs() %}
    {%- set options = ["empty", "sample", "event_time_start", "event_time_end"] -%}
    {%- for option in options if flags[option | upper] or invocation_args_dict.get(option) -%}
        {{ exceptions.raise_compiler_error(
            "a release must see all of its inputs: run without --" ~ option | replace("_", "-") ~ ", got it set"
        ) }}
    {%- endfor -%}
{% endmacro %}

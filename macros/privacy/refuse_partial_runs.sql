{#- Stops a run that would see only part of its inputs: what it released would be final, and wrong. -#}
{% macro refuse_partial_runs() %}
    {%- for flag in ["EMPTY", "SAMPLE", "EVENT_TIME_START", "EVENT_TIME_END"] if flags[flag] -%}
        {{ exceptions.raise_compiler_error(
            "a release must see all of its inputs: run without --" ~ flag | lower | replace("_", "-") ~ ", got it set"
        ) }}
    {%- endfor -%}
{% endmacro %}

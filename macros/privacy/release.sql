{#- A sum in ticks with one draw of exact discrete Laplace noise of the given scale added. Only a run draws: any other command (compile,
    show, docs) gets SQL that refuses, since a number somebody has seen and the ledger has not is a second draw. Unit tests replace this
    macro by the exact sum. -#}
{% macro release(sum_ticks, sensitivity_ticks, epsilon, scale_ticks) -%}
    {%- if flags.WHICH in ["run", "build", "retry"] -%}
        release_laplace({{ sum_ticks }}, {{ sensitivity_ticks }}, {{ epsilon }}, {{ scale_ticks }})
    {%- else -%}
        cast({{ raise_error("'noise is drawn by a build alone'") }} as bigint)
    {%- endif -%}
{%- endmacro %}

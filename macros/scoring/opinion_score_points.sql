{#- Points of a call's mean opinion score, (score - 1) * 25, estimated from latency and jitter (ms) and loss (percent) by an E-model. -#}
{% macro opinion_score_points(latency, jitter, loss) -%}
    {%- set delay = "(" ~ latency ~ " + 2 * " ~ jitter ~ " + 10)" -%}
    {%- set rating -%}
    greatest(0, least(100,
        case when {{ delay }} < 160 then 93.2 - cast({{ delay }} as double) / 40 else 93.2 - cast({{ delay }} - 120 as double) / 10 end
        - 2.5 * {{ loss }}
    ))
    {%- endset -%}
    cast(greatest(0, least(100,
        25 * (0.035 * {{ rating }} + 0.000007 * {{ rating }} * ({{ rating }} - 60) * (100 - {{ rating }}))
    )) as decimal(18, 12))
{%- endmacro %}

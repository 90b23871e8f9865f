{#- Points of a people category in the chosen scoring mode: the mean credit of a habit, or the primary share. -#}
{% macro people_points(credit_numerator, credit_denominator, share_numerator, share_denominator) -%}
    {%- set mode = var("people_scoring_mode") -%}
    {%- if mode == "consistency" -%}
        {{ points_of(credit_numerator, credit_denominator) }}
    {%- elif mode == "primary_share" -%}
        {{ points_of(share_numerator, share_denominator) }}
    {%- else -%}
        {{ exceptions.raise_compiler_error("people_scoring_mode must be consistency or primary_share, got " ~ mode) }}
    {%- endif -%}
{%- endmacro %}

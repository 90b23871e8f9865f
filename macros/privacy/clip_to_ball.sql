{#- A vector as whole ticks from a public centre, clipped onto the L1 ball of a radius in ticks: bigint lists of one length in, one out.
    Pure, by udfs/bounds; NULL anywhere stops the build. -#}
{% macro clip_to_ball(vector, centres, ticks, radius_ticks) -%}
    clip_to_ball({{ vector }}, {{ centres }}, {{ ticks }}, {{ radius_ticks }})
{%- endmacro %}

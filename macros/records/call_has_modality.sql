{#- Whether a call used one of some modalities; NULL when the record does not say which it used. -#}
{% macro call_has_modality(modalities) -%}
    case
                when source.modalities is not null then {{ json_array_any(
                    "lower(source.modalities)", json_text("element", "$") ~ " in ('" ~ modalities | join("', '") ~ "')"
                ) }}
            end
{%- endmacro %}

{#- Points of an application from its hours of use per crash: 0 up to app_hours_for_none, 100 from app_hours_for_all on, the logarithm
    between; 100 without a crash. -#}
{% macro app_points(usage, crashes) -%}
    {%- set hours = "cast(" ~ usage ~ " as double) / " ~ var("app_usage_units_per_hour") ~ " / " ~ crashes -%}
    case
                when {{ crashes }} = 0 then cast(100 as decimal(18, 12))
                else cast(greatest(0, least(100,
                    100 * ln(greatest({{ hours }}, 0.000001) / {{ var("app_hours_for_none") }})
                    / ln(cast({{ var("app_hours_for_all") }} as double) / {{ var("app_hours_for_none") }})
                )) as decimal(18, 12))
            end
{%- endmacro %}

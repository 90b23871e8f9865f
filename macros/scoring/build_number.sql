{#- A build as a number that sorts like it: 16.0.13127.20408 and 13127.20408 are both 1312720408. NULL when it is neither. -#}
{% macro build_number(build) -%}
    case
        when {{ matches(build, " *[0-9]+[.][0-9]+[.][0-9]{4,6}[.][0-9]{1,5} *") }}
            then {{ parse_integer("split_part(trim(" ~ build ~ "), '.', 3)") }} * 100000 + {{ parse_integer("split_part(trim(" ~ build ~ "), '.', 4)") }}
        when {{ matches(build, " *[0-9]{4,6}[.][0-9]{1,5} *") }}
            then {{ parse_integer("split_part(trim(" ~ build ~ "), '.', 1)") }} * 100000 + {{ parse_integer("split_part(trim(" ~ build ~ "), '.', 2)") }}
    end
{%- endmacro %}

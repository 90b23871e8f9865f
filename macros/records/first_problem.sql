{#- The first reason to quarantine a row, or NULL. `problems` maps a reason to the condition that shows it; a reason never
    holds a value. With activity=true an activity dated after the day it was received, or long before the services began, is one too. -#}
{% macro first_problem(problems, activity=false) -%}
    case
            when landing_problem is not null then landing_problem
            {%- for reason, condition in problems.items() %}
            when {{ condition }} then '{{ reason }}'
            {%- endfor %}
            {%- if activity %}
            when event_date > cast(received_at as date) then 'after the day it was received'
            when event_date < date '{{ var("earliest_activity_date") }}' then 'before there was any activity'
            {%- endif %}
        end
{%- endmacro %}

{#- What a user name shows of itself: object (directory id), address (UPN or mail), concealed, guest or service. -#}
{% macro identity_kind(value) -%}
    {%- set text = identity_value(value) -%}
    case
        when {{ text }} is null then null
        when {{ text }} like '%#ext#%' or {{ text }} like 'urn:spo:guest%' or {{ text }} like '%urn%3aspo%3aguest%' or {{ text }} like '%teamsvisitor:%' then 'guest'
        when {{ text }} = 'app@sharepoint' or {{ text }} like 'nt authority%' or {{ text }} like 's-1-5-%' then 'service'
        when {{ text }} = '00000000-0000-0000-0000-000000000000' or {{ matches(text, "[0-9a-f]{32}") }} then 'concealed'
        when {{ matches(text, "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}") }} then 'object'
        else 'address'
    end
{%- endmacro %}

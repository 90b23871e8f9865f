{#- The identities in a JSON array, as a list of bigints without repeats: of its texts, or of the text each element holds at path. -#}
{% macro identity_ids(document, path=none, organization_id="source.organization_id") -%}
    {{ adapter.dispatch("identity_ids")(document, path, organization_id) }}
{%- endmacro %}

{% macro default__identity_ids(document, path, organization_id) %}
    {{ raise_engine_missing("identity_ids") }}
{% endmacro %}

{% macro duckdb__identity_ids(document, path, organization_id) -%}
    {%- set text = json_text("element", path or "$") -%}
    list_distinct(list_filter(
        list_transform({{ json_array(document) }}, lambda element: {{ identity_id(text, organization_id) }}), lambda identity: identity is not null
    ))
{%- endmacro %}

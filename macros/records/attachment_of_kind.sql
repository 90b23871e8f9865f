{#- Whether a mail carries an attachment of a kind: file (a copy travels) or reference (a link to the cloud); NULL when
    unknown. The caller's rows are called source and have attachments and has_attachments. -#}
{% macro attachment_of_kind(kind) -%}
    case
                when source.attachments is not null then {{ json_array_any(
                    "lower(source.attachments)",
                    json_text("element", "$.odatatype") ~ " like '%" ~ kind ~ "attachment' and coalesce("
                    ~ json_text("element", "$.isinline") ~ ", 'false') <> 'true'"
                ) }}
                when {{ parse_boolean("source.has_attachments") }} then null
                else false
            end
{%- endmacro %}

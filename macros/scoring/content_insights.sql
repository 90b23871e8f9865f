{#- The insights on people and files: insight, segment, whom it is a share of, whom it counts, whether it is the heading's figure, and
    the column of int_content_sources that names its source. Without a condition nothing can show it. -#}
{% macro content_insights() %}
    {%- set access = "true" -%}
    {%- set office = "office_file_days > 0" -%}
    {%- set attaching = "is_exchange_enabled and (has_attached_file or has_attached_link)" -%}
    {% do return([
        ("roles", "readers", access, "file_read_days > 0", false, "file_source"),
        ("roles", "creators", access, "file_created_days > 0", false, "file_source"),
        ("roles", "collaborators", access, "files_collaborated > 0", true, "file_source"),
        ("creating_files", "onedrive_or_sharepoint", office, "file_created_days > 0", true, "file_source"),
        ("creating_files", "onedrive", office, "file_created_onedrive_days > 0", false, "file_source"),
        ("creating_files", "sharepoint", office, "file_created_sharepoint_days > 0", false, "file_source"),
        ("attachments", "files", attaching, "has_attached_file", true, "attachment_source"),
        ("attachments", "links_to_online_files", attaching, "has_attached_link", false, "attachment_source"),
        ("attachments", "links_in_the_text", attaching, none, false, "attachment_source"),
        ("sharing", "externally", access, "has_shared_externally", true, "sharing_source"),
        ("sharing", "internally_only", access, "has_shared_internally and not has_shared_externally", false, "sharing_source"),
        ("files_collaborated", "0", access, "files_collaborated = 0", false, "file_source"),
        ("files_collaborated", "1_to_3", access, "files_collaborated between 1 and 3", false, "file_source"),
        ("files_collaborated", "4_to_10", access, "files_collaborated between 4 and 10", true, "file_source"),
        ("files_collaborated", "11_or_more", access, "files_collaborated >= 11", true, "file_source"),
    ]) %}
{% endmacro %}

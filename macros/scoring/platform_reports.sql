{#- The usage reports that show apps on platforms, each with the staging columns that are read. The seed platform_columns says what
    a column means; a test holds the two lists equal. -#}
{% macro platform_reports() %}
    {%- set app_columns = [] -%}
    {%- for app in ["outlook", "word", "excel", "powerpoint", "onenote", "teams"] -%}
        {%- for system in ["windows", "mac", "mobile", "web"] -%}{%- do app_columns.append(app ~ "_" ~ system) -%}{%- endfor -%}
    {%- endfor -%}
    {% do return({
        "m365_app_user_detail": app_columns,
        "email_app_usage_user_detail": ["outlook_for_windows", "outlook_for_mac", "outlook_for_mobile", "outlook_for_web"],
        "teams_device_usage_user_detail": [
            "used_windows", "used_mac", "used_linux", "used_web", "used_chrome_os", "used_ios", "used_android_phone", "used_windows_phone",
        ],
        "yammer_device_usage_user_detail": ["used_web", "used_iphone", "used_ipad", "used_android_phone", "used_windows_phone"],
        "skype_for_business_device_usage_user_detail": [
            "used_windows", "used_iphone", "used_ipad", "used_android_phone", "used_windows_phone",
        ],
    }) %}
{% endmacro %}

{#- Every system and table of the contracts, with what a row of it is: an activity (dates the organization's history), an event
    or a snapshot. A test holds this list equal to the declared sources. -#}
{% macro declared_tables() %}
    {% do return({
        "office365_audit": {"records": "activity"},
        "graph_data_connect": {
            "sent_items": "activity", "messages": "event", "calendar_view": "event", "events": "event",
            "teams_call_records": "activity", "team_chat": "activity", "channel_messages": "activity", "users": "snapshot",
            "managers": "snapshot", "mailbox_settings": "snapshot", "group_details": "snapshot", "group_members": "snapshot",
        },
        "graph": {"call_records": "activity", "group_sites": "snapshot"},
        "graph_reports": {
            "email_activity_user_detail": "activity", "teams_user_activity_user_detail": "activity",
            "yammer_activity_user_detail": "activity", "onedrive_activity_user_detail": "activity",
            "sharepoint_activity_user_detail": "activity", "office365_active_user_detail": "activity",
            "office365_activations_user_detail": "activity", "m365_app_user_detail": "activity",
            "teams_device_usage_user_detail": "activity", "yammer_device_usage_user_detail": "activity",
            "skype_for_business_device_usage_user_detail": "activity", "email_app_usage_user_detail": "activity",
            "office365_groups_activity_detail": "activity", "sharepoint_site_usage_detail": "activity",
            "microsoft365_copilot_usage_user_detail": "activity",
        },
        "mail_events": {"messages": "activity"},
        "communities": {"posts": "activity"},
        "teams": {"meeting_activity": "event"},
        "hr": {"organization": "snapshot"},
        "intune": {
            "devices": "snapshot", "device_startup_history": "activity", "device_performance": "snapshot",
            "startup_processes": "snapshot", "app_health_application_performance": "snapshot",
            "app_health_device_performance_details": "event", "work_from_anywhere_devices": "snapshot",
        },
        "apps_admin": {"device_inventory": "snapshot", "release_calendar": "snapshot"},
        "network": {"samples": "activity", "locations": "snapshot", "office_egress": "snapshot"},
        "policy": {"excluded_people": "snapshot", "organization_settings": "snapshot"},
        "peers": {"benchmarks": "snapshot"},
    }) %}
{% endmacro %}

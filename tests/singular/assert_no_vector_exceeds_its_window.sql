-- the channels of a person share no second, so together they are no longer than the window; nor is what of it is after hours
select count(*) as vectors
from {{ ref("int_collaboration_windows") }}
where
    meeting_seconds + call_seconds + chat_seconds + email_seconds > {{ var("window_days") }} * 86400
    or after_hours_seconds > meeting_seconds + call_seconds + chat_seconds + email_seconds
    or least(meeting_seconds, call_seconds, chat_seconds, email_seconds, after_hours_seconds) < 0
having count(*) > 0

-- The floor: what a careful analyst would write to get the five people categories of one organization for one day, and nothing else.
-- No other day, no insight, no quarantine report, no other source than the ones the demo's contoso delivers. It knows what is wrong
-- with those files (copies, late and future rows, aliases, guests, a missing report day) and that their times are ISO text in UTC.
-- Variables: landing (folder), seeds (folder), organization, score_date.
set variable first_day = strftime(getvariable('score_date')::date - 27, '%Y-%m-%d');
set variable next_day = strftime(getvariable('score_date')::date + 1, '%Y-%m-%d');

create or replace temp macro landed(name) as table
    select * from read_parquet(getvariable('landing') || '/' || name || '/**/*.parquet', union_by_name = true, hive_partitioning = false)
    where organization_id = getvariable('organization') and problem is null;

create or replace temp macro comparable(name) as regexp_replace(lower(trim(name)), '^smtp:', '');

-- Who is who: every name of a person -> directory id, of the directory and of the Teams report; a name of two people is nobody's.
create or replace temp table users as
select
    lower(id) as person, received_at, user_principal_name, mail, proxy_addresses,
    coalesce(lower(user_type) = 'guest' or lower(user_principal_name) like '%#ext#%', false) as is_guest
from landed('graph_data_connect/users');

create or replace temp table claims as
select person, unnest([person, comparable(user_principal_name), comparable(mail)]) as name from users
union
select person, comparable(unnest(from_json(proxy_addresses, '["varchar"]'))) from users
union
select lower(user_id), unnest([lower(user_id), comparable(user_principal_name)])
from landed('graph_reports/teams_user_activity_user_detail')
where user_id is not null;

create or replace temp table names as
select name, any_value(person) as person
from claims
where name <> ''
group by name
having count(distinct person) = 1;

-- Somebody who joined and left between two directories is in licence lists alone: the address is the person.
insert into names
select distinct comparable(user_principal_name) as name, name
from landed('graph_reports/office365_active_user_detail')
where name like '%@%' and name not like '%#ext#%' and name not in (select name from claims where name is not null);

create or replace temp table left_out as
select person from users where is_guest
union
select names.person
from landed('policy/excluded_people') as excluded
inner join names on comparable(excluded.user_id) = names.name
where excluded.received_at = (select max(received_at) from landed('policy/excluded_people'));

delete from names where person in (from left_out);

-- Who is licensed for what on a day of the window; an export speaks for its day, the last one before for a missing first day.
create or replace temp macro speaks(report_date, exports) as
    report_date < getvariable('next_day') and (report_date >= getvariable('first_day') or report_date = exports);

create or replace temp table licences as
with
    active as (select * from landed('graph_reports/office365_active_user_detail')),
    activations as (select * from landed('graph_reports/office365_activations_user_detail')),
    before as (
        select
            (
                select max(report_refresh_date) from active
                where report_refresh_date between strftime(getvariable('first_day')::date - 7, '%Y-%m-%d') and getvariable('first_day')
            ) as active_date,
            (
                select max(report_refresh_date) from activations
                where report_refresh_date between strftime(getvariable('first_day')::date - 7, '%Y-%m-%d') and getvariable('first_day')
            ) as activations_date
    ),
    flags as (
        select
            user_principal_name, has_exchange_license = 'True' as exchange, has_onedrive_license = 'True' as onedrive,
            has_sharepoint_license = 'True' as sharepoint, has_skype_for_business_license = 'True' as skype,
            has_yammer_license = 'True' as yammer, has_teams_license = 'True' as teams, false as apps
        from active, before
        where speaks(report_refresh_date, active_date) and coalesce(is_deleted, '') <> 'True'
        union all
        select user_principal_name, false, false, false, false, false, false, true
        from activations, before
        where speaks(report_refresh_date, activations_date)
    )
select
    names.person, bool_or(exchange) as exchange, bool_or(onedrive) as onedrive, bool_or(sharepoint) as sharepoint,
    bool_or(skype) as skype, bool_or(yammer) as yammer, bool_or(teams) as teams, bool_or(apps) as apps
from flags
inner join names on comparable(user_principal_name) = names.name
group by names.person;

-- What happened in the window, by whom: the audit log once, mail, chats, channels, posts.
create or replace temp table audit as
select
    names.person, operation, workload, creation_time as moment, left(creation_time, 10) as day, recipient_list, lower(team_guid) as team,
    rtrim(lower(site_url), '/') as site, lower(coalesce(nullif(list_item_unique_id, ''), object_id)) as file,
    lower(coalesce(nullif(source_file_extension, ''), regexp_extract(object_id, '\.([A-Za-z0-9]{1,10})$', 1))) as extension
from landed('office365_audit/records')
inner join names on comparable(user_id) = names.name
where
    creation_time >= getvariable('first_day') and creation_time < getvariable('next_day')
    and left(creation_time, 10)::date <= received_at and id is not null and user_type in ('0', '2');

create or replace temp table mail as
select names.person, left(sent_at, 10) as day, lower(recipients) as recipients
from (
    select puser as sender, sent_date_time as sent_at, concat(to_recipients, cc_recipients) as recipients, received_at
    from landed('graph_data_connect/sent_items')
    where coalesce(is_draft, 'false') <> 'true'
    union all
    select sender_id, sent_at, recipient_ids, received_at from landed('mail_events/messages')
)
inner join names on comparable(sender) = names.name
where sent_at >= getvariable('first_day') and sent_at < getvariable('next_day') and left(sent_at, 10)::date <= received_at
union all
select person, day, lower(recipient_list) from audit where operation = 'Send';

create or replace temp table messages as
select distinct names.person, left(sent_date_time, 10) as day, team
from (
    select coalesce(from_address, sender_address) as sender, sent_date_time, null as team, received_at
    from landed('graph_data_connect/team_chat')
    where coalesce(is_draft, 'false') <> 'true'
    union all
    select coalesce(from_address, sender_address), sent_date_time, lower(group_id), received_at from landed('graph_data_connect/channel_messages')
)
inner join names on comparable(sender) = names.name
where sent_date_time >= getvariable('first_day') and sent_date_time < getvariable('next_day') and left(sent_date_time, 10)::date <= received_at
union
select person, day, team from audit where operation = 'MessageSent';

-- Days on which somebody mailed, wrote or posted; a report fills the days on which no event source has a row of that kind.
create or replace temp table communication as
with
    events as (
        select person, day, 'mail' as kind, null as team from mail
        union
        select person, day, if(team is null, 'chat', 'channel'), team from messages
        union
        select names.person, left(posted_at, 10), 'post', null
        from landed('communities/posts')
        inner join names on comparable(user_id) = names.name
        where posted_at >= getvariable('first_day') and posted_at < getvariable('next_day')
    ),
    reported as (
        select user_principal_name, report_refresh_date as day, 'mail' as kind
        from landed('graph_reports/email_activity_user_detail')
        where report_period = '1' and send_count::int > 0
        union all
        select user_principal_name, report_refresh_date, 'chat'
        from landed('graph_reports/teams_user_activity_user_detail')
        where report_period = '1' and private_chat_message_count::int > 0
        union all
        select user_principal_name, report_refresh_date, 'channel'
        from landed('graph_reports/teams_user_activity_user_detail')
        where report_period = '1' and greatest(team_chat_message_count::int, coalesce(post_messages::int, 0), coalesce(reply_messages::int, 0)) > 0
        union all
        select user_principal_name, report_refresh_date, 'post'
        from landed('graph_reports/yammer_activity_user_detail')
        where report_period = '1' and posted_count::int > 0
    )
select person, day, kind, team from events
union
select names.person, reported.day, reported.kind, 'not named'
from reported
anti join events using (day, kind)
inner join names on comparable(user_principal_name) = names.name
where reported.day >= getvariable('first_day') and reported.day < getvariable('next_day');

-- Files: reads and changes of Office files and PDFs.
create or replace temp table files as
select audit.person, audit.moment, audit.day, audit.file, audit.site, operations.is_read, operations.is_create
from audit
inner join read_csv(getvariable('seeds') || '/audit_operations.csv') as operations
    on lower(audit.operation) = lower(operations.operation) and lower(audit.workload) = lower(operations.workload)
semi join read_csv(getvariable('seeds') || '/file_extensions.csv') as extensions on audit.extension = extensions.file_extension
where operations.counts and operations.app in ('onedrive', 'sharepoint') and (operations.is_read or operations.is_create);

-- Collaborators: per file, whoever changed it before somebody else touched it or touched it after somebody else changed it.
create or replace temp table collaborations as
with
    touches as (
        select file, person, min(moment) filter (where is_create) as first_change, max(moment) as last_touch
        from files
        semi join (select person from licences where onedrive or sharepoint) as licensed using (person)
        group by file, person
    ),
    extremes as (select file, min(first_change, 2) as first_changes, max(last_touch, 2) as last_touches from touches group by file)
select person, count(*) as file_count
from touches
inner join extremes using (file)
where
    first_change < if(last_touch = last_touches[1], last_touches[2], last_touches[1])
    or last_touch > if(first_change = first_changes[1], first_changes[2], first_changes[1])
group by person;

-- Shared workspaces of the day: 2 to 500 members in the newest snapshot of the last 35 days, and on what days people worked in them.
create or replace temp table workspaces as
select lower(group_id) as team
from landed('graph_data_connect/group_members')
where received_at = (
    select coalesce(max(received_at) filter (where received_at < getvariable('next_day')::date), min(received_at))
    from landed('graph_data_connect/group_members')
)
group by 1
having count(distinct lower(id)) between 2 and 500;

create or replace temp table group_addresses as
select distinct lower(id) as team, comparable(unnest(list_append(from_json(proxy_addresses, '["varchar"]'), mail))) as address
from landed('graph_data_connect/group_details')
where lower(group_types) like '%unified%';

create or replace temp table sites as
select rtrim(lower(site_url), '/') as site, arg_max(lower(group_id), received_at) as team
from landed('graph/group_sites')
group by 1
union all
select rtrim(lower(site_url), '/'), coalesce(max(team), 'not named')
from landed('graph_reports/sharepoint_site_usage_detail')
left join group_addresses on comparable(owner_principal_name) = address
where lower(root_web_template) like 'group%' and rtrim(lower(site_url), '/') not in (
    select rtrim(lower(site_url), '/') from landed('graph/group_sites')
)
group by 1;

create or replace temp table engagement as
select person, count(distinct day) as days
from (
    select person, day, team from communication where kind = 'channel'
    union all
    select person, day, team
    from (select person, day, unnest(regexp_extract_all(recipients, '[^"]+@[^"]+')) as address from mail)
    inner join group_addresses using (address)
    union all
    select person, day, team from files inner join sites using (site)
)
where team = 'not named' or team in (from workspaces)
group by person;

-- Meetings: the newest version of each call with media, of more than a minute, at least two present and one of them a colleague.
create or replace temp table meetings as
with
    calls as (
        select
            id, modalities, date_diff('millisecond', start_date_time::timestamp, end_date_time::timestamp) as length,
            from_json(sessions, '[{"caller": {"identity": "json"}, "callee": {"identity": "json"}, "segments": [{"media": ["json"]}]}]') as sessions
        from landed('graph/call_records')
        where
            start_date_time >= getvariable('first_day') and start_date_time < getvariable('next_day')
            and left(start_date_time, 10)::date <= received_at and type in ('groupCall', 'peerToPeer')
            and date_diff('millisecond', start_date_time::timestamp, end_date_time::timestamp) between 60001 and 86400000
        qualify row_number() over (partition by lower(id) order by version::int desc) = 1
    ),
    present as (
        select id, identity, lower(identity ->> '$.user.id') as name
        from (
            select id, unnest([session.caller.identity, session.callee.identity]) as identity
            from (select id, unnest(sessions) as session from calls)
        )
        where identity is not null and (identity -> '$.application') is null
    ),
    attendances as (
        select id, count(distinct coalesce(name, identity::varchar)) as everybody, count(distinct names.person) as attendees
        from present
        left join names using (name)
        group by id
        having everybody >= 2 and attendees >= 1
    )
select
    regexp_matches(modalities, '"(video|videoBasedScreenSharing|screenSharing)"') as is_best_practice, attendees * length as milliseconds
from calls
inner join attendances using (id)
where modalities is not null and len(list_filter(sessions, lambda one: len(list_filter(one.segments, lambda part: len(part.media) > 0)) > 0)) > 0;

-- Platforms: per app, those on which any one-day report shows it.
create or replace temp table platforms as
with
    uses as (
        unpivot (
            select
                user_principal_name, report_refresh_date, report_period,
                columns('(outlook|word|excel|powerpoint|onenote|teams)_(windows|mac|mobile|web)')
            from landed('graph_reports/m365_app_user_detail')
        ) on columns('.*_(windows|mac|mobile|web)') into name used value answer
        union all by name
        unpivot (
            select
                user_principal_name, report_refresh_date, report_period, outlook_for_windows as outlook_windows, outlook_for_mac as outlook_mac,
                outlook_for_mobile as outlook_mobile, outlook_for_web as outlook_web
            from landed('graph_reports/email_app_usage_user_detail')
        ) on columns('outlook_.*') into name used value answer
        union all by name
        unpivot (
            select
                user_principal_name, report_refresh_date, report_period, used_windows as teams_windows, used_mac as teams_mac,
                used_linux as teams_linux, used_web as teams_web, used_chrome_os as teams_chrome, used_ios as teams_ios,
                used_android_phone as teams_android, used_windows_phone as teams_phone
            from landed('graph_reports/teams_device_usage_user_detail')
        ) on columns('teams_.*') into name used value answer
    ),
    people as (
        select
            names.person, split_part(used, '_', 1) as app,
            case split_part(used, '_', 2)
                when 'windows' then 'desktop' when 'mac' then 'desktop' when 'linux' then 'desktop'
                when 'web' then 'web' when 'chrome' then 'web'
                else 'mobile'
            end as platform
        from uses
        inner join names on comparable(user_principal_name) = names.name
        where
            report_refresh_date >= getvariable('first_day') and report_refresh_date < getvariable('next_day') and report_period = '1'
            and lower(answer) not in ('', '[]', 'no', 'false', '0', 'null')
    )
select person, sum(platform_count - 1) as extra
from (select person, app, count(distinct platform) as platform_count from people group by person, app)
group by person;

-- The five categories: numerator, denominator, points.
create or replace temp table people as
select
    licences.*,
    coalesce(if(exchange, mail_days, 0), 0) as mail, coalesce(if(teams, message_days, 0), 0) as message, coalesce(if(yammer, post_days, 0), 0) as post,
    coalesce(mail_days, 0) + coalesce(message_days, 0) + coalesce(read_days, 0) + coalesce(change_days, 0) > 0 as is_active,
    coalesce(read_days, 0) as read, coalesce(change_days, 0) as change, coalesce(file_count, 0) as files,
    coalesce(engagement.days, 0) as engaged, coalesce(platforms.extra, 0) as extra
from licences
left join (
    select
        person, count(distinct day) filter (where kind = 'mail') as mail_days,
        count(distinct day) filter (where kind in ('chat', 'channel')) as message_days, count(distinct day) filter (where kind = 'post') as post_days
    from communication
    group by person
) using (person)
left join (
    select person, count(distinct day) filter (where is_read) as read_days, count(distinct day) filter (where is_create) as change_days
    from files
    group by person
) using (person)
left join collaborations using (person)
left join engagement using (person)
left join platforms using (person);

select 'communication' as category, count(*) filter (where second > 0) as numerator, count(*) as denominator,
    100 * sum(least(second, 12))::double / (12 * count(*)) as points
from (
    select mail + message + post - greatest(mail, message, post) - least(mail, message, post) as second
    from people
    where exchange::int + teams::int + yammer::int >= 2
)
union all
select 'meetings', count(*) filter (where is_best_practice), count(*),
    100 * coalesce(sum(milliseconds) filter (where is_best_practice), 0)::double / sum(milliseconds)
from meetings
union all
select 'content_collaboration', count(*) filter (where files > 0), count(*),
    100 * sum(4 * (least(read, 12) + least(change, 12)) + 12 * least(files, 4))::double / (144 * count(*))
from people
where onedrive or sharepoint
union all
select 'teamwork', count(*) filter (where engaged > 0), count(*), 100 * sum(least(engaged, 12))::double / (12 * count(*))
from people
where is_active and (exchange or teams or sharepoint)
union all
select 'mobility', count(*) filter (where extra > 0), count(*), 100 * sum(least(extra, 4))::double / (4 * count(*))
from people
where apps or exchange or yammer or teams or skype;

-- How far the daily look after attachments has come: the one row says when it began anew, the last attachment it came to, how many it looked
-- at, and when it was last through with all of them.
create table attachment_checks (
    id integer not null primary key,
    began_at integer not null,
    reached text not null,
    count integer not null,
    is_through integer not null,
    through_at integer,
    through_count integer
) strict;
-- Attachments that were not what was kept when they were last looked at.
create table attachment_faults (
    hash text not null primary key,
    fault text not null,
    found_at integer not null
) strict;

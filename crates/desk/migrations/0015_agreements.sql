-- How soon a reply is owed, by service (0: the entity), and who is told as the time goes by.
create table agreements (
    entity_id integer not null references entities (id),
    service_id integer not null,
    level text not null,
    line text not null,
    primary key (entity_id, service_id)
) strict;
-- Until when it was told how the time of a case goes by, and when the next is to be told.
alter table cases add column told_until integer not null default 0;
alter table cases add column step_at integer;
create index cases_step on cases (step_at) where step_at is not null;
update cases set step_at = opened_at where state in ('open', 'snoozed') and awaits = 'employee' and due_at is not null;
-- Clocks that stand still now, and until when where that is known.
create table clock_stops (
    case_id integer not null primary key references cases (id),
    entity_id integer not null references entities (id),
    reason text not null,
    until_at integer
) strict;
create index clock_stops_until on clock_stops (until_at) where until_at is not null;

-- What a centre keeps while people take breaks. keeps: number, services, languages. lengths: the minutes that may be asked for (`5 10 15 30`).
create table centre_cover (
    centre_id integer not null primary key references centres (id),
    entity_id integer not null references entities (id),
    least_open integer not null,
    keeps text not null,
    lengths text not null
) strict;
-- The breaks of those who serve at counters. state: planned, asked, granted, running, over, withdrawn. asked_at: from when it stands in the
-- line. planned_at: when it should begin, where somebody planned it. grantor_id: who let it begin although others waited or cover was missing.
create table centre_breaks (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    employee_id integer not null references employees (id),
    day text not null,
    minutes integer not null,
    state text not null,
    asked_at integer not null,
    planned_at integer,
    begun_at integer,
    due_at integer,
    ended_at integer,
    is_overdue integer not null,
    grantor_id integer references employees (id),
    reason text not null
) strict;
create index centre_breaks_of_centre on centre_breaks (entity_id, centre_id, state);
create unique index centre_breaks_of_one on centre_breaks (entity_id, employee_id) where state in ('asked', 'granted', 'running');

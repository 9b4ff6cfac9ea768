-- Each time a ticket was at a counter: from when its wait counted, the call, when its customer came (none where nobody did), and when the
-- counter was free again. how: done, parked, sent-on, absent, left, unserved, returned.
create table centre_stretches (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    ticket_id integer not null references tickets (id),
    centre_id integer not null references centres (id),
    service_id integer not null references services (id),
    counter_id integer not null references centre_counters (id),
    employee_id integer not null references employees (id),
    day text not null,
    lang text not null,
    has_priority integer not null,
    since_at integer not null,
    called_at integer not null,
    begun_at integer,
    ended_at integer not null,
    how text not null,
    is_learnt integer not null
) strict;
create index centre_stretches_to_learn on centre_stretches (entity_id, id) where is_learnt = 0;
create index centre_stretches_of_day on centre_stretches (entity_id, centre_id, day);
-- What was expected of a ticket's wait when it was new, before and after correction, and what came of it, in seconds.
create table ticket_estimates (
    ticket_id integer not null primary key references tickets (id),
    entity_id integer not null references entities (id),
    made_at integer not null,
    raw text not null,
    told text not null,
    waited_seconds integer
) strict;
-- What is usual: slot is "all", a day ("2026-11-29"), or a half hour of any day or of one kind of day ("any:17", "first:17"). service_id 0:
-- all services of the centre.
create table centre_usual (
    centre_id integer not null references centres (id),
    service_id integer not null,
    slot text not null,
    entity_id integer not null references entities (id),
    usual text not null,
    primary key (centre_id, service_id, slot)
) strict;
-- What came of earlier estimates, how many come, and up to which day what came was counted.
create table centre_experience (
    centre_id integer not null primary key references centres (id),
    entity_id integer not null references entities (id),
    calibration text not null,
    crowd text not null,
    counted_day text not null
) strict;
-- How estimates held: of so many that were told on a day, how many held the wait, how many were near it, and how wide all were.
create table centre_estimate_days (
    centre_id integer not null references centres (id),
    day text not null,
    entity_id integer not null references entities (id),
    told integer not null,
    held integer not null,
    near integer not null,
    width_seconds integer not null,
    primary key (centre_id, day)
) strict;

-- The times of customers in a centre, counted as visits end: by day, the hour in which the wait began, service, language, priority. Each of the
-- four is a spread, [[step, how many], …]; called: calls whose wait was counted, absent: those to which nobody came.
create table centre_times (
    centre_id integer not null references centres (id),
    day text not null,
    hour integer not null,
    service_id integer not null references services (id),
    lang text not null,
    has_priority integer not null,
    entity_id integer not null references entities (id),
    called integer not null,
    absent integer not null,
    wait text not null,
    way text not null,
    service text not null,
    total text not null,
    primary key (centre_id, day, hour, service_id, lang, has_priority)
) strict;
create index centre_stretches_of_ticket on centre_stretches (ticket_id);

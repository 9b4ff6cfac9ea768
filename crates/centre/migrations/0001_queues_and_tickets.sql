-- The queues of service centres, the counters at which people serve, and the tickets of those who come.
create table queues (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    letter text not null,
    name_ar text not null,
    name_en text not null,
    is_open integer not null,
    unique (centre_id, letter)
) strict;
-- Which services a centre offers, in which of its queues, and how long a customer should wait at most.
create table centre_services (
    centre_id integer not null references centres (id),
    service_id integer not null references services (id),
    entity_id integer not null references entities (id),
    queue_id integer not null references queues (id),
    target_seconds integer not null,
    is_offered integer not null,
    primary key (centre_id, service_id)
) strict;
-- How a centre calls: how often before a customer counts as absent, how much faster the wait of those with priority counts, and how long that
-- holds others back at most.
create table centre_rules (
    centre_id integer not null primary key references centres (id),
    entity_id integer not null references entities (id),
    most_calls integer not null,
    priority_rate integer not null,
    held_back_seconds integer not null
) strict;
-- state: closed, open, paused.
create table centre_counters (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    number integer not null,
    state text not null,
    employee_id integer references employees (id),
    since_at integer not null,
    is_kept integer not null,
    unique (centre_id, number)
) strict;
create unique index centre_counters_of_employee on centre_counters (entity_id, employee_id);
-- The last number that a queue has given on a day; day: 2026-11-29.
create table ticket_numbers (
    queue_id integer not null references queues (id),
    day text not null,
    entity_id integer not null references entities (id),
    last integer not null,
    primary key (queue_id, day)
) strict;
-- state: waiting, called, serving, parked, done, absent, left. since_at: from when the wait counts. served_ms: at counters before the present
-- stretch, which began at begun_at.
create table tickets (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    queue_id integer not null references queues (id),
    service_id integer not null references services (id),
    day text not null,
    letter text not null,
    number integer not null,
    origin text not null,
    lang text not null,
    has_priority integer not null,
    state text not null,
    issued_at integer not null,
    since_at integer not null,
    called_at integer,
    calls integer not null,
    begun_at integer,
    served_ms integer not null,
    ended_at integer,
    counter_id integer references centre_counters (id),
    employee_id integer references employees (id),
    customer_id integer references customers (id),
    case_id integer references cases (id),
    interaction_id integer,
    note text not null,
    version integer not null,
    unique (centre_id, day, letter, number)
) strict;
create index tickets_that_wait on tickets (entity_id, centre_id, day, state);
create index tickets_of_employee on tickets (entity_id, employee_id, state);

-- Numbers that a kiosk may give on a day while it has no line: nobody else gives them. holder: the storage of the browser that counts them.
create table number_leases (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    device_id integer not null references centre_devices (id),
    holder text not null,
    queue_id integer not null references queues (id),
    day text not null,
    letter text not null,
    first integer not null,
    last integer not null,
    leased_at integer not null,
    heard_at integer not null,
    unique (queue_id, day, first)
) strict;
create index number_leases_of_device on number_leases (entity_id, device_id, day);
-- What a kiosk said that it had given without a line, and could not be taken over: somebody may stand in the hall with that number.
create table refused_numbers (
    device_id integer not null references centre_devices (id),
    asked_key text not null,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    day text not null,
    number text not null,
    why text not null,
    given_at integer not null,
    refused_at integer not null,
    primary key (device_id, asked_key)
) strict;
create index refused_numbers_of_day on refused_numbers (entity_id, centre_id, day);
-- What counters did without a line, by the key under which they say it. outcome: taken, served-elsewhere, unknown, unreadable.
create table offline_visits (
    employee_id integer not null references employees (id),
    asked_key text not null,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    day text not null,
    number text not null,
    counter integer not null,
    outcome text not null,
    steps text not null,
    called_at integer not null,
    said_at integer not null,
    primary key (employee_id, asked_key)
) strict;
create index offline_visits_of_day on offline_visits (entity_id, centre_id, day);

-- The devices of centres. kind: kiosk, display, plate. queues: those whose calls a display shows, with spaces between; empty for all.
-- said: what a device says of itself.
create table centre_devices (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    kind text not null,
    name text not null,
    counter_id integer references centre_counters (id),
    queues text not null,
    paired_at integer not null,
    revoked_at integer,
    seen_at integer,
    said text not null
) strict;
create index centre_devices_of_centre on centre_devices (entity_id, centre_id);
-- What the browser of a device shows, as a keyed hash, and until it is paired the code that stands on its screen. of_entity: whose device it is,
-- none before it is paired.
create table device_secrets (
    secret_hash text not null primary key,
    device_id integer not null unique,
    of_entity integer references entities (id),
    code_hash text unique,
    code_until integer
) strict;
-- The last calls of a centre, and what was called to a counter: what screens show.
create index tickets_by_call on tickets (entity_id, centre_id, day, last_called_at);
create index tickets_by_counter on tickets (entity_id, counter_id, day);

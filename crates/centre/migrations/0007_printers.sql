-- The ticket printers of centres. kiosk_id: the kiosk whose tickets it prints; none for the reception. health: what it said last: unknown, ready,
-- paper-low, paper-out, cover-open, broken, silent, nonsense.
create table centre_printers (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    name text not null,
    host text not null,
    port integer not null,
    kiosk_id integer references centre_devices (id),
    is_kept integer not null,
    health text not null,
    asked_at integer
) strict;
create index centre_printers_of_centre on centre_printers (entity_id, centre_id);

-- How long before the centre opens whoever serves is present, in minutes.
alter table centre_rules add column lead_minutes integer not null default 15;
-- Who opened a counter of a centre on a day, and when for the first time. opens_at: when the centre opened then. plate, printer: missing, works,
-- unknown, fails: what the counter's last test before the first customer said.
create table counter_openings (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    day text not null,
    employee_id integer not null references employees (id),
    counter integer not null,
    opened_at integer not null,
    opens_at integer,
    plate text not null,
    printer text not null,
    tested_at integer not null,
    first_customer_at integer,
    unique (centre_id, day, employee_id)
) strict;
-- What somebody confirmed of a day before work, item by item, and what is done about it where it is not so.
create table day_attestations (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    day text not null,
    clause text not null,
    is_kept integer not null,
    note text not null,
    employee_id integer not null references employees (id),
    attested_at integer not null,
    unique (centre_id, day, clause)
) strict;

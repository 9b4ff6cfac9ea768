-- When a number was called the last time: the next call of it waits until its customer can have heard that.
alter table tickets add column last_called_at integer;
-- Numbers that were called out of their turn: who was passed over, by whom and why. passed: the number that stood first; passed_many: how many did.
create table centre_skips (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    day text not null,
    ticket_id integer not null references tickets (id),
    number text not null,
    passed text not null,
    passed_many integer not null,
    counter integer not null,
    employee_id integer not null references employees (id),
    reason text not null,
    skipped_at integer not null
) strict;
create index centre_skips_of_day on centre_skips (entity_id, centre_id, day, id);

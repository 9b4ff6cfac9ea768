-- A ticket that is asked for twice with the same key is one ticket.
alter table tickets add column asked_key text not null default '';
create unique index tickets_by_key on tickets (centre_id, asked_key) where asked_key <> '';
-- The tickets of an entity that are not over, by their days: those of days that have gone are ended.
create index tickets_not_over on tickets (entity_id, day) where ended_at is null;
-- The days that somebody has closed. left_over: served, unserved: what became of those who still waited.
create table centre_days (
    centre_id integer not null references centres (id),
    day text not null,
    entity_id integer not null references entities (id),
    left_over text not null,
    employee_id integer not null references employees (id),
    closed_at integer not null,
    primary key (centre_id, day)
) strict;

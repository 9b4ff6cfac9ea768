-- Walks through centres. counter: the number of the counter that is looked at, employee_id: who sat there; none for the whole centre.
create table walks (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    counter integer,
    employee_id integer references employees (id),
    inspector_id integer not null references employees (id),
    day text not null,
    began_at integer not null,
    ended_at integer
) strict;
create index walks_of_entity on walks (entity_id, id);
create unique index walks_open on walks (entity_id, inspector_id, day) where ended_at is null;
-- What was written down on a walk. said: kept, not-kept, not-seen.
create table walk_answers (
    walk_id integer not null references walks (id),
    clause text not null,
    entity_id integer not null references entities (id),
    said text not null,
    note text not null,
    primary key (walk_id, clause)
) strict;

-- Photographs of what is confirmed at the opening of a centre's day, item by item, freed of what is hidden in them.
create table opening_photos (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    day text not null,
    clause text not null,
    hash text not null references blobs (hash),
    size integer not null,
    employee_id integer not null references employees (id),
    taken_in_at integer not null
) strict;
create index opening_photos_of_day on opening_photos (centre_id, day, id);

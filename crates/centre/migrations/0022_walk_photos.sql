-- Photographs of what was seen on a walk, freed of what is hidden in them.
create table walk_photos (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    walk_id integer not null references walks (id),
    clause text not null,
    hash text not null,
    size integer not null,
    taken_in_at integer not null
) strict;
create index walk_photos_of_walk on walk_photos (walk_id, id);

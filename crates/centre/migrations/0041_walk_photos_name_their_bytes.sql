-- Photographs of walks say where their bytes lie, as those of the opening do: what no column names is cleared away after a day.
create table walk_photos_named (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    walk_id integer not null references walks (id),
    clause text not null,
    hash text not null references blobs (hash),
    size integer not null,
    taken_in_at integer not null
) strict;
insert into walk_photos_named (id, entity_id, walk_id, clause, hash, size, taken_in_at)
    select id, entity_id, walk_id, clause, hash, size, taken_in_at from walk_photos;
drop table walk_photos;
alter table walk_photos_named rename to walk_photos;
create index walk_photos_of_walk on walk_photos (walk_id, id);

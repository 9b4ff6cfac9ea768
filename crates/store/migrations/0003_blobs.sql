-- What was attached, by the hash of its bytes: small ones here, large ones in the object store. A column that names one says
-- `references blobs (hash)`; what no such column names is cleared away after a day.
create table blobs (
    hash text not null primary key,
    size integer not null,
    place text not null,
    bytes blob,
    since integer not null
) strict;
create index blobs_leaving on blobs (since) where place in ('leaving', 'left');

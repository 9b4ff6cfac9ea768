-- Signed marks of the stream of events.
create table checkpoints (
    seq integer not null primary key,
    at integer not null,
    hash text not null,
    signature text not null
) strict;

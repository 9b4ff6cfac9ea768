-- The one pair of keys by which push services know this installation (RFC 8292); the private half is sealed.
create table push_keys (
    id integer not null primary key check (id = 1),
    sealed text not null,
    made_at integer not null
) strict;

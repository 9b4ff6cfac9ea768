-- Keys with which an entity signs its mail (DKIM). The private half lies sealed, and goes when the key is retired.
create table signing_keys (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    domain text not null,
    selector text not null,
    kind text not null,
    state text not null,
    private_half text not null,
    record text not null,
    found text not null,
    made_at integer not null,
    checked_at integer,
    signs_since integer,
    retires_at integer,
    unique (domain, selector)
) strict;
create index signing_keys_of_domain on signing_keys (entity_id, domain, state);

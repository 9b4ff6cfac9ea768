-- What leaves the installation: retried until it arrives or is given up in the open. entity_id 0: the installation itself.
create table deliveries (
    id integer not null primary key,
    entity_id integer not null,
    kind text not null,
    key text not null,
    destination text not null,
    payload text not null,
    state text not null,
    attempts integer not null,
    next_at integer not null,
    lease_until integer not null,
    fence integer not null,
    last_answer text not null,
    created_at integer not null,
    done_at integer,
    unique (kind, key)
) strict;
create index deliveries_due on deliveries (next_at, id) where state = 'waiting';
create index deliveries_leased on deliveries (lease_until) where state = 'leased';
create index deliveries_to on deliveries (kind, destination, id);
create index deliveries_of_entity on deliveries (entity_id, state, id);
create index deliveries_in_state on deliveries (state, id);

-- How many there are in each state, kept up to date and never counted.
create table delivery_counts (
    kind text not null,
    state text not null,
    number integer not null,
    primary key (kind, state)
) strict;

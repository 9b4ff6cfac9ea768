-- How long a destination that did not take a delivery is left alone; what is wanted for it meanwhile waits as long.
create table delivery_pauses (
    kind text not null,
    destination text not null,
    until integer not null,
    primary key (kind, destination)
) strict;

-- The head of each destination's line, and whether it is being served, are found without reading the line.
create index deliveries_in_line on deliveries (kind, destination, next_at, id) where state = 'waiting';
create index deliveries_served on deliveries (kind, destination) where state = 'leased';

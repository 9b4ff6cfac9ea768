-- Each entity has a line of its own to a destination: its head, and whether it is being served, are found without reading the line.
drop index deliveries_in_line;
create index deliveries_in_line on deliveries (kind, destination, entity_id, next_at, id) where state = 'waiting';
drop index deliveries_served;
create index deliveries_served on deliveries (kind, destination, entity_id) where state = 'leased';

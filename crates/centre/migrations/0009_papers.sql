-- Which documents the customer of a ticket had with them for a service: their places in the catalogue's list, with commas between them.
create table visit_papers (
    ticket_id integer not null references tickets (id),
    service_id integer not null references services (id),
    entity_id integer not null references entities (id),
    there text not null,
    seen_at integer not null,
    primary key (ticket_id, service_id)
) strict;

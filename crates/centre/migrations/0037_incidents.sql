-- What happened in a centre that is nobody's visit. trouble: power, network, device, safety, crowd, other. ended_at: none while it goes on.
create table centre_incidents (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    trouble text not null,
    what text not null,
    began_at integer not null,
    employee_id integer not null references employees (id),
    reported_at integer not null,
    done text not null,
    ended_at integer,
    closer_id integer references employees (id)
) strict;
create index centre_incidents_of_centre on centre_incidents (centre_id, began_at);

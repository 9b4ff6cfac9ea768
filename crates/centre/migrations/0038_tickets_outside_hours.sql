-- Tickets that the reception gave outside the centre's hours: who decided so, and why.
create table tickets_outside_hours (
    ticket_id integer not null primary key references tickets (id),
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    day text not null,
    number text not null,
    employee_id integer not null references employees (id),
    reason text not null,
    given_at integer not null
) strict;
create index tickets_outside_hours_of_day on tickets_outside_hours (entity_id, centre_id, day, given_at);

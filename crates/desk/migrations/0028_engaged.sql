-- Employees who have a customer before them, at a counter, on the telephone or on video: nothing else is given to them.
create table engaged (
    entity_id integer not null references entities (id),
    employee_id integer not null references employees (id),
    channel text not null,
    since_at integer not null,
    primary key (entity_id, employee_id)
) strict;

-- Replies that wait for a second look: as they were written, with what their writer saw of the case.
create table second_looks (
    case_id integer not null primary key references cases (id),
    employee_id integer not null references employees (id),
    entity_id integer not null references entities (id),
    version integer not null,
    subject text not null,
    body text not null,
    lang text not null,
    override_reason text not null,
    canned text not null,
    points text not null,
    asked_at integer not null,
    waits_until integer not null,
    is_up integer not null
) strict;
create index second_looks_of_entity on second_looks (entity_id, asked_at);
create index second_looks_waiting on second_looks (is_up, waits_until);

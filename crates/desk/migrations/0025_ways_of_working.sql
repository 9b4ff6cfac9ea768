-- How an employee works: whether the next case of the list opens once one is finished.
create table ways_of_working (
    employee_id integer not null,
    entity_id integer not null,
    goes_on integer not null,
    primary key (employee_id, entity_id)
) strict;

-- A note being written: like a reply, it survives closed browsers and dead networks.
create table note_drafts (
    case_id integer not null references cases (id),
    employee_id integer not null,
    entity_id integer not null,
    body text not null,
    saved_at integer not null,
    primary key (case_id, employee_id)
) strict;

-- Which cases were passed to a stand-in during an absence, so that they go back afterwards.
create table covers (
    case_id integer not null primary key references cases (id),
    entity_id integer not null,
    absent_id integer not null references employees (id),
    cover_id integer not null references employees (id)
) strict;
create index covers_of_absent on covers (entity_id, absent_id, case_id);

create index findings_missed on findings (entity_id, employee_id, id) where outcome = 'missed';

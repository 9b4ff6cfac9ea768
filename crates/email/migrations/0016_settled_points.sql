-- What a message asks, one question a line, as whoever answers it settled it.
create table settled_points (
    message_id integer not null primary key references messages (id),
    entity_id integer not null references entities (id),
    case_id integer not null references cases (id),
    employee_id integer not null references employees (id),
    points text not null,
    settled_at integer not null
) strict;

-- When the time was over in which a customer could have given their opinion.
alter table surveys add column lapsed_at integer;
create index surveys_open on surveys (asked_at) where score is null and lapsed_at is null;

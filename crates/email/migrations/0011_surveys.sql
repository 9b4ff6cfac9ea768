-- Whether an entity asks its customers for their opinion when a case is closed.
create table survey_wishes (
    entity_id integer not null primary key references entities (id),
    is_on integer not null
) strict;

-- What customers were asked after their case was closed, and what they said: one answer for a case.
create table surveys (
    case_id integer not null primary key references cases (id),
    entity_id integer not null references entities (id),
    message_id integer not null,
    employee_id integer,
    address text not null,
    asked_at integer not null,
    score integer,
    comment text not null,
    answered_at integer
) strict;
create index surveys_of_address on surveys (entity_id, address, asked_at);

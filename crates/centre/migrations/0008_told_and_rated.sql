-- What customers were told of their visits, and how they have it. how: text, letter, paper, words; shown: where it went.
create table visit_tellings (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    ticket_id integer not null references tickets (id),
    case_id integer not null references cases (id),
    how text not null,
    shown text not null,
    steps text not null,
    until_at integer,
    told_at integer not null
) strict;
-- What customers say of their visits. score: 1 to 5; said: whether they said yes to the question that follows.
create table visit_opinions (
    ticket_id integer not null primary key references tickets (id),
    entity_id integer not null references entities (id),
    case_id integer not null references cases (id),
    employee_id integer references employees (id),
    score integer not null,
    said integer,
    given_at integer not null
) strict;

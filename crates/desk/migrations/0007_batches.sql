-- What was done to several cases at once, and how each was before, so that it can be undone for a while.
create table batches (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    by_id integer not null references employees (id),
    act text not null,
    left_out text not null,
    at integer not null,
    undone_at integer
) strict;

create table batch_cases (
    batch_id integer not null references batches (id),
    case_id integer not null references cases (id),
    entity_id integer not null,
    before text not null,
    version integer not null,
    primary key (batch_id, case_id)
) strict;

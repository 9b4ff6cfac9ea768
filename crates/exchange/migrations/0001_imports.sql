-- A file of another help desk: what stands in which column, where its cases go on, how far it is.
create table imports (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    kind text not null,
    system text not null,
    file_name text not null,
    hash text not null references blobs (hash),
    channel text not null,
    place_id integer not null,
    columns text not null,
    state text not null,
    total integer not null,
    position integer not null,
    made integer not null,
    known integer not null,
    wrong integer not null,
    kept integer not null,
    undone integer not null,
    by_id integer references accounts (id),
    at integer not null,
    ended_at integer
) strict;
create index imports_of_entity on imports (entity_id, id);
create index imports_under_way on imports (id) where state in ('running', 'undoing');

-- What became of each line. Whatever the other help desk called a case is brought once.
create table import_lines (
    import_id integer not null references imports (id),
    line integer not null,
    entity_id integer not null,
    kind text not null,
    system text not null,
    number text not null,
    outcome text not null,
    case_id integer,
    customer_id integer,
    faults text not null,
    primary key (import_id, line)
) strict;
create unique index import_lines_once on import_lines (entity_id, kind, system, number) where outcome in ('made', 'kept');
create index import_lines_of_outcome on import_lines (import_id, outcome, line);

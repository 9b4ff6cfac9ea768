-- Files that go with a reply that is being written.
create table reply_files (
    id integer not null primary key,
    case_id integer not null references cases (id),
    employee_id integer not null references employees (id),
    entity_id integer not null,
    hash text not null references blobs (hash),
    name text not null,
    kind text not null,
    size integer not null,
    at integer not null
) strict;
create index reply_files_of_draft on reply_files (case_id, employee_id, id);

-- Files that are looked at for viruses: those of a message, under its id, or one of a reply that is being written, under its own.
create table scans (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    case_id integer not null references cases (id),
    hash text not null,
    is_message integer not null,
    state text not null,
    found text not null,
    attempts integer not null,
    trouble text not null,
    try_at integer
) strict;
create index scans_due on scans (try_at);

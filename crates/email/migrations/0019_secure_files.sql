-- Files of secure messages, sealed like their text; and secure messages that wait for a second look.
create table secure_files (
    id integer not null primary key,
    entity_id integer not null,
    secure_id integer not null references secure_messages (id),
    sealed text not null references blobs (hash),
    name text not null,
    size integer not null
) strict;
create index secure_files_of_message on secure_files (secure_id, id);
create index secure_files_sealed on secure_files (sealed);

alter table second_looks add column is_secure integer not null default 0;

-- Documents that customers hand in before their appointment, freed of what is hidden in them. paper: of the list of what to bring, the line in
-- the language of the appointment. kept_until: the end of the time in which the appointment's page is open, or when it was given back.
create table handed_in (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    appointment_id integer not null references appointments (id),
    paper text not null,
    name text not null,
    kind text not null,
    hash text not null references blobs (hash),
    size integer not null,
    taken_in_at integer not null,
    kept_until integer not null
) strict;
create index handed_in_of_appointment on handed_in (entity_id, appointment_id, id);
create index handed_in_by_end on handed_in (entity_id, kept_until);
create index handed_in_by_hash on handed_in (hash);

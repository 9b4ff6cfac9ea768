-- Recorded speech of an entity: the clips of which its hall displays put together what they say of a number that is called.
create table hall_recordings (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    lang text not null,
    part text not null,
    hash text not null references blobs (hash),
    kind text not null,
    size integer not null,
    kept_at integer not null
) strict;
create unique index hall_recordings_once on hall_recordings (entity_id, lang, part);

-- The languages in which the browser of a device has a voice of its own, as it says: `ar en`.
alter table centre_devices add column voices text not null default '';

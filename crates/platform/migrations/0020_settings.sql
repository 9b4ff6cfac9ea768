-- Settings that change while running; entity_id 0: the whole installation.
create table settings (
    key text not null,
    entity_id integer not null,
    value text not null,
    changed_at integer not null,
    changed_by text not null,
    primary key (key, entity_id)
) strict;

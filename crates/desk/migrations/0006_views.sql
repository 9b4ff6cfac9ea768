-- Lists that employees keep for themselves or their team: a name and what a case must be like.
create table saved_views (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    owner_id integer not null references employees (id),
    name text not null,
    filter text not null,
    is_shared integer not null,
    created_at integer not null
) strict;
create index saved_views_of_entity on saved_views (entity_id, is_shared, owner_id);

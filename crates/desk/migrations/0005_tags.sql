-- The words with which an entity marks its cases.
create table tags (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    name_ar text not null,
    name_en text not null,
    is_offered integer not null,
    created_at integer not null
) strict;
create index tags_of_entity on tags (entity_id, id);

create table case_tags (
    case_id integer not null references cases (id),
    tag_id integer not null references tags (id),
    entity_id integer not null,
    primary key (case_id, tag_id)
) strict;
create index case_tags_of_tag on case_tags (entity_id, tag_id, case_id);

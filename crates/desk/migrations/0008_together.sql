-- Cases that became part of another one of the same customer, and how both were before.
create table merges (
    case_id integer not null primary key references cases (id),
    entity_id integer not null,
    into_id integer not null references cases (id),
    before text not null
) strict;
create index merges_into on merges (into_id, case_id);

-- Cases that have to do with each other; the smaller number stands first.
create table case_links (
    case_id integer not null references cases (id),
    other_id integer not null references cases (id),
    entity_id integer not null,
    primary key (case_id, other_id)
) strict;
create index case_links_back on case_links (other_id, case_id);

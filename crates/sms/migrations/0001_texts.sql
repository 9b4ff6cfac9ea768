-- Text messages that were handed to the gateway, or were to be: the delivery of the same id holds their words until they have ended.
create table texts (
    id integer not null primary key,
    entity_id integer not null,
    case_id integer references cases (id),
    shown text not null,
    parts integer not null,
    state text not null,
    answer text not null,
    begun_at integer not null,
    reported_at integer
) strict;
create index texts_of_case on texts (case_id);

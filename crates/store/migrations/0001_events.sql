-- The one stream of events, chained by hash.
create table events (
    seq integer not null primary key,
    at integer not null,
    entity_id integer,
    actor text not null,
    kind text not null,
    case_id integer,
    interaction_id integer,
    thing_kind text,
    thing_id integer,
    data text,
    data_digest blob not null,
    hash blob not null,
    newest_id integer not null
) strict;
create index events_of_case on events (case_id, seq) where case_id is not null;
create index events_of_interaction on events (interaction_id, seq) where interaction_id is not null;
create index events_of_thing on events (thing_kind, thing_id, seq) where thing_id is not null;

-- Numbers without gaps: references, ticket numbers.
create table counters (
    entity_id integer not null,
    series text not null,
    value integer not null,
    primary key (entity_id, series)
) strict;

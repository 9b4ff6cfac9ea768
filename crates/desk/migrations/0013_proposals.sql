-- How much a case presses: ordinary, soon, urgent.
alter table cases add column urgency text not null default 'ordinary';
-- What a message seems to ask for, with the words that say so, and what the employee made of it.
create table proposals (
    case_id integer not null primary key references cases (id),
    entity_id integer not null references entities (id),
    service_id integer,
    urgency text not null,
    lang text not null,
    says text not null,
    made_at integer not null,
    settled_at integer,
    settled_by integer
) strict;
-- How often proposals were kept, corrected, or left something open that an employee then said. field: service, urgency, lang.
create table proposal_counts (
    entity_id integer not null,
    field text not null,
    kept integer not null,
    corrected integer not null,
    added integer not null,
    primary key (entity_id, field)
) strict;

-- How an entity gives its work out, where it set that.
create table routing_rules (
    entity_id integer not null primary key references entities (id),
    is_offered integer not null,
    offer_minutes integer not null,
    most_open integer,
    held_back_minutes integer not null
) strict;
-- Cases held out to one colleague until an instant. A case is offered to one at a time.
create table offers (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    case_id integer not null references cases (id),
    employee_id integer not null references employees (id),
    offered_at integer not null,
    until_at integer not null,
    ended_at integer,
    outcome text
) strict;
create unique index offers_open on offers (case_id) where ended_at is null;
create index offers_of_case on offers (case_id, id);
create index offers_of_employee on offers (entity_id, employee_id) where ended_at is null;
create index offers_until on offers (until_at) where ended_at is null;
-- What waits for an owner.
create index cases_unowned on cases (entity_id, opened_at, id) where owner_id is null and state = 'open' and awaits = 'employee';

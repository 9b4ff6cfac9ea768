-- Closings of which it is not known yet whether the customer needs a further contact for the same.
create table settled_contacts (
    case_id integer not null primary key references cases (id),
    entity_id integer not null references entities (id),
    closed_at integer not null
) strict;
create index settled_contacts_by_time on settled_contacts (closed_at);

-- Who handed a case over, and when the colleague who got it answered.
alter table handings add column from_id integer;
alter table handings add column answered_at integer;

-- The queues of whose long waits those who lead the floor were told, and when the threat was last seen: it is told again where it was gone for a
-- while.
create table centre_warnings (
    queue_id integer not null primary key references queues (id),
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    seen_at integer not null
) strict;

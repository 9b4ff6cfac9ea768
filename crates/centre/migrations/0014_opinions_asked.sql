-- Visits of which an opinion may still be given, until it is or the time for it is over.
create table visit_opinions_asked (
    ticket_id integer not null primary key references tickets (id),
    entity_id integer not null references entities (id),
    asked_at integer not null
) strict;
create index visit_opinions_asked_when on visit_opinions_asked (asked_at);

-- What a centre allows of tickets that are taken by telephone: whether, and how many of those who took one may wait at once, altogether and of
-- one address.
create table centre_joining (
    centre_id integer not null primary key references centres (id),
    entity_id integer not null references entities (id),
    is_allowed integer not null,
    most_waiting integer not null,
    most_of_one integer not null
) strict;
-- Where a ticket was taken by telephone: a keyed hash of the address and the day, so that it tells nobody and is not the same on another day.
alter table tickets add column asked_from text not null default '';

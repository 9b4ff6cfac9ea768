-- The hours of a centre that has its own: its week, and its week in seasons such as Ramadan where that is its own too, as JSON.
create table centre_hours (
    centre_id integer not null primary key references centres (id),
    entity_id integer not null references entities (id),
    hours text not null
) strict;

-- What each entity used, by day as a number such as 20261124; day 0: over all time.
create table usage (
    entity_id integer not null,
    what text not null,
    day integer not null,
    amount integer not null,
    primary key (entity_id, what, day)
) strict;

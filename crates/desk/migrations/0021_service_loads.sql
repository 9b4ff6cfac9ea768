-- How many cases of a service are open, by who answers for them; kept as cases change, so that no report sums up every open case.
-- owner_id and service_id 0: none.
create table service_loads (
    entity_id integer not null,
    service_id integer not null,
    owner_id integer not null,
    open_cases integer not null,
    primary key (entity_id, service_id, owner_id)
) strict;
insert into service_loads (entity_id, service_id, owner_id, open_cases)
select entity_id, service_id, owner_id, sum(open_cases) from backlogs group by entity_id, service_id, owner_id;

-- Findings count for the service of their case, as it was when they were made. 0: no service.
alter table findings add column service_id integer not null default 0;
update findings set service_id = coalesce((select c.service_id from cases c where c.id = findings.case_id), 0);

create table service_tallies (
    entity_id integer not null,
    clause text not null,
    service_id integer not null,
    day integer not null,
    met integer not null,
    missed integer not null,
    not_applicable integer not null,
    not_observed integer not null,
    primary key (entity_id, clause, service_id, day)
) strict;
create index service_tallies_of_day on service_tallies (entity_id, day);
insert into service_tallies (entity_id, clause, service_id, day, met, missed, not_applicable, not_observed)
select entity_id, clause, service_id, day,
    sum(case when outcome = 'met' and coalesce(ruling, '') <> 'overturned' then 1 else 0 end),
    sum(case when outcome = 'missed' and coalesce(ruling, '') <> 'overturned' then 1 else 0 end),
    sum(case when outcome = 'not-applicable' and coalesce(ruling, '') <> 'overturned' then 1 else 0 end),
    sum(case when outcome = 'not-observed' or ruling = 'overturned' then 1 else 0 end)
from findings group by entity_id, clause, service_id, day;

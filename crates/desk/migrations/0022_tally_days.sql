-- The counts of findings on days that are over, summed up over employees, over clauses, of services over clauses, and of each employee and
-- clause by week (from Sunday, numbered from the one in which 1970 began), so that a scorecard reads few rows however many serve. tally_marks: the first day that is not summed up; later days are counted from tallies alone.
create table clause_days (
    entity_id integer not null,
    day integer not null,
    clause text not null,
    met integer not null,
    missed integer not null,
    not_applicable integer not null,
    not_observed integer not null,
    primary key (entity_id, day, clause)
) strict;
-- only sqlite
create table employee_days (
    entity_id integer not null,
    day integer not null,
    employee_id integer not null,
    met integer not null,
    missed integer not null,
    not_applicable integer not null,
    not_observed integer not null,
    primary key (entity_id, day, employee_id)
) strict, without rowid;
-- only postgres
create table employee_days (
    entity_id integer not null,
    day integer not null,
    employee_id integer not null,
    met integer not null,
    missed integer not null,
    not_applicable integer not null,
    not_observed integer not null,
    primary key (entity_id, day, employee_id)
) strict;
create table service_days (
    entity_id integer not null,
    day integer not null,
    service_id integer not null,
    met integer not null,
    missed integer not null,
    not_applicable integer not null,
    not_observed integer not null,
    primary key (entity_id, day, service_id)
) strict;
-- only sqlite
create table employee_weeks (
    entity_id integer not null,
    employee_id integer not null,
    week integer not null,
    clause text not null,
    met integer not null,
    missed integer not null,
    not_applicable integer not null,
    not_observed integer not null,
    primary key (entity_id, employee_id, week, clause)
) strict, without rowid;
-- only postgres
create table employee_weeks (
    entity_id integer not null,
    employee_id integer not null,
    week integer not null,
    clause text not null,
    met integer not null,
    missed integer not null,
    not_applicable integer not null,
    not_observed integer not null,
    primary key (entity_id, employee_id, week, clause)
) strict;
create table tally_marks (
    id integer not null primary key,
    day integer not null
) strict;

insert into tally_marks (id, day) select 1, coalesce(max(day), 0) from tallies;
insert into clause_days (entity_id, day, clause, met, missed, not_applicable, not_observed)
select t.entity_id, t.day, t.clause, sum(t.met), sum(t.missed), sum(t.not_applicable), sum(t.not_observed)
from tallies t join tally_marks m on t.day < m.day group by t.entity_id, t.day, t.clause;
insert into employee_days (entity_id, day, employee_id, met, missed, not_applicable, not_observed)
select t.entity_id, t.day, t.employee_id, sum(t.met), sum(t.missed), sum(t.not_applicable), sum(t.not_observed)
from tallies t join tally_marks m on t.day < m.day group by t.entity_id, t.day, t.employee_id;
insert into service_days (entity_id, day, service_id, met, missed, not_applicable, not_observed)
select t.entity_id, t.day, t.service_id, sum(t.met), sum(t.missed), sum(t.not_applicable), sum(t.not_observed)
from service_tallies t join tally_marks m on t.day < m.day group by t.entity_id, t.day, t.service_id;
insert into employee_weeks (entity_id, employee_id, week, clause, met, missed, not_applicable, not_observed)
select t.entity_id, t.employee_id, (t.day + 4) / 7, t.clause, sum(t.met), sum(t.missed), sum(t.not_applicable), sum(t.not_observed)
from tallies t join tally_marks m on t.day < m.day group by t.entity_id, t.employee_id, (t.day + 4) / 7, t.clause;

drop index tallies_of_day;
create index tallies_of_entity on tallies (entity_id, day);
create index tallies_of_employee on tallies (entity_id, employee_id, day);
create index service_tallies_of_service on service_tallies (entity_id, service_id, day);

-- Cases that are put aside until a time, as long as that lasts.
create table snoozes (
    case_id integer not null primary key references cases (id),
    entity_id integer not null,
    until_at integer not null,
    asked text not null,
    by_id integer references employees (id)
) strict;
create index snoozes_of_entity on snoozes (entity_id, until_at, case_id);
create index snoozes_by_time on snoozes (until_at);

-- The state of a case that is put aside is "snoozed": it stands in no list of open ones, and its clock runs on.
drop index cases_due;
create index cases_due on cases (entity_id, due_at, id) where state in ('open', 'snoozed') and awaits = 'employee';
drop index cases_due_of_centre;
create index cases_due_of_centre on cases (entity_id, centre_id, due_at, id) where state in ('open', 'snoozed') and awaits = 'employee';
drop index cases_newly_late;
create index cases_newly_late on cases (due_at) where state in ('open', 'snoozed') and awaits = 'employee' and is_late = 0;

-- Those that wait for the customer, the newest movement first. The two columns that are always the same make it the better choice for
-- a planner that counts what is given.
create index cases_answered on cases (entity_id, awaits, state, moved_at, id) where state = 'open' and awaits = 'customer';
create index cases_answered_of_centre on cases (entity_id, centre_id, awaits, state, moved_at, id) where state = 'open' and awaits = 'customer';

-- Two further counts, and all of them counted anew, with the cases that machines opened.
alter table loads add column snoozed_cases integer not null default 0;
alter table loads add column answered_cases integer not null default 0;
delete from loads;
insert into loads (entity_id, owner_id, open_cases, late_cases, snoozed_cases, answered_cases)
select entity_id, coalesce(owner_id, 0), count(*), sum(is_late), 0, sum(case when awaits = 'customer' then 1 else 0 end)
from cases where state = 'open' group by entity_id, coalesce(owner_id, 0);

-- The centre whose work a case is: that of its owner, and of its last owner while nobody has it. None: the entity's own.
alter table cases add column centre_id integer;
update cases set centre_id = (select e.centre_id from employees e where e.id = cases.owner_id);
create index cases_of_centre on cases (entity_id, centre_id, state, moved_at, id);
create index cases_due_of_centre on cases (entity_id, centre_id, due_at, id) where state = 'open' and awaits = 'employee';

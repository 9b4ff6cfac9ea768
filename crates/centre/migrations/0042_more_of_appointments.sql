-- How often something was handed in for an appointment, with what was taken back since.
alter table appointments add column hand_ins integer not null default 0;
-- Whoever is met is asked for by their meetings wherever it is about who is free.
create index appointments_met on appointments (entity_id, employee_id, from_at) where employee_id is not null;

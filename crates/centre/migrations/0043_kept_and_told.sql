-- The promise that a telling made, once it is kept and until its customer has been told so.
alter table visit_tellings add column promise_id integer references promises (id);
create index visit_tellings_of_case on visit_tellings (entity_id, case_id);
create index visit_tellings_kept on visit_tellings (id) where promise_id is not null;

-- A letter that comes says whose address it bears.
create index employees_by_address on employees (entity_id, lower(email));

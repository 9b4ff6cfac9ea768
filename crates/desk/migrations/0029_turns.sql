-- The lists of work to do: what is due first, then what waits for nobody here, newest movement first. The state that is always the same makes
-- these indexes the better choice for a planner that counts what is given.
create index cases_turn_of_entity on cases (entity_id, state, (coalesce(due_at, 1000000000000000 - moved_at)), id) where state = 'open';
create index cases_turn_of_owner on cases (entity_id, owner_id, state, (coalesce(due_at, 1000000000000000 - moved_at)), id) where state = 'open';
create index cases_turn_of_centre on cases (entity_id, centre_id, state, (coalesce(due_at, 1000000000000000 - moved_at)), id) where state = 'open';

-- Whoever takes a ticket has no counter, no employee and no call yet: an index that finds tickets by these holds only those that have.
drop index tickets_of_employee;
drop index tickets_by_call;
drop index tickets_by_counter;
create index tickets_of_employee on tickets (entity_id, employee_id, state) where employee_id is not null;
create index tickets_by_call on tickets (entity_id, centre_id, day, last_called_at) where last_called_at is not null;
create index tickets_by_counter on tickets (entity_id, counter_id, day) where counter_id is not null;
-- How many stand before a new one is counted in the index alone, without a look at each ticket.
drop index tickets_that_wait;
create index tickets_that_wait on tickets (entity_id, centre_id, day, state, queue_id, since_at, rest_until_at);

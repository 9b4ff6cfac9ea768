-- Whom a ticket was sent on to, who alone calls it while it waits: one counter, or one who leads the centre; neither in the line of everybody.
-- sent_back: whom it was sent on to is not there any more, and it stands in the queue of its service again.
alter table tickets add column sent_counter_id integer references centre_counters (id);
alter table tickets add column sent_employee_id integer references employees (id);
alter table tickets add column sent_back integer not null default 0;
create index tickets_sent on tickets (entity_id, day) where sent_counter_id is not null or sent_employee_id is not null;

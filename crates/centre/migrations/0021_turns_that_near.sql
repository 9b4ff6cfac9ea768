-- When it was said to the telephone of a ticket that its turn nears; null before that.
alter table ticket_phones add column told_at integer;
create index ticket_phones_to_tell on ticket_phones (entity_id) where told_at is null;

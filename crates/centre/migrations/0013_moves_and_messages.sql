-- Whoever books is not proved to be who they say: an appointment is moved and told of only so often.
alter table appointments add column moves integer not null default 0;
alter table appointment_messages add column told_at integer not null default 0;

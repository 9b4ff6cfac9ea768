-- More time before a turn, where its customer asked for it: others go first from rest_since_at until rest_until_at; how often that was asked for,
-- and how long others went first before. queued_at: from when the ticket waits for its present service.
alter table tickets add column rest_since_at integer;
alter table tickets add column rest_until_at integer;
alter table tickets add column rests integer not null default 0;
alter table tickets add column rested_ms integer not null default 0;
alter table tickets add column queued_at integer not null default 0;
update tickets set queued_at = since_at;
-- Who comes with a ticket: how many persons, what they need (`wheelchair hearing`), and the services that come after the present one, by their
-- numbers in their order.
alter table tickets add column persons integer not null default 1;
alter table tickets add column needs text not null default '';
alter table tickets add column more_services text not null default '';

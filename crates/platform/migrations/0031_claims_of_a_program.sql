-- The number of the program that carries the request out: when another comes up under it, the first is dead, and what it was at is free.
alter table idempotency_keys add column node integer not null default 0;

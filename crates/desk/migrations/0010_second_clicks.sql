-- By what a second click for the same batch is known from another batch.
alter table batches add column asked integer not null default 0;
create index batches_newest on batches (by_id, at);

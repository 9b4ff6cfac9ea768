-- The files that go with a reply that waits for a second look, as they were when it began to wait; and what becomes true together with a
-- letter that goes before the answer.
alter table second_looks add column files text not null default '[]';
alter table second_looks add column interim text;

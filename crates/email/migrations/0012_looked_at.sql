-- What was said last when a reply began to wait, and whether the files of its draft go with it.
alter table second_looks add column entry_id integer not null default 0;
alter table second_looks add column with_files integer not null default 1;

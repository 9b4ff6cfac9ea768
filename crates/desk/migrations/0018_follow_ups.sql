-- When the customer was told that what was promised has been done, and when its owner was reminded to tell it.
alter table promises add column told_at integer;
alter table promises add column reminded_at integer;
update promises set told_at = kept_at where kept_at is not null;
create index promises_to_tell on promises (due_at) where kind = 'completion' and kept_at is not null and told_at is null and reminded_at is null;

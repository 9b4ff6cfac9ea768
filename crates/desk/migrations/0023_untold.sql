-- When it was written down that a customer was not told of a kept promise in time. What was so before is not judged afterwards.
alter table promises add column untold_at integer;
update promises set untold_at = reminded_at where reminded_at is not null;
create index promises_untold on promises (due_at) where kind = 'completion' and kept_at is not null and told_at is null and untold_at is null;

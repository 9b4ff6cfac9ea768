-- When what a walk found became findings, once its day was over; none before. Those of walks that have ended are findings already.
alter table walks add column counted_at integer;
update walks set counted_at = ended_at;
create index walks_uncounted on walks (entity_id, day) where counted_at is null;

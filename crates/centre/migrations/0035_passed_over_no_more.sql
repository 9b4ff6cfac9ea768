-- After which wait nobody who came later goes first any more, whatever their priority: an hour until now, so that no more than that by which others
-- were passed over had any effect.
alter table centre_rules add column firm_after_seconds integer not null default 3600;
update centre_rules set held_back_seconds = 3600 where held_back_seconds > 3600;

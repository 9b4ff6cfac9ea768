-- After which wait nobody who came later goes first any more, whatever their priority.
alter table centre_rules add column firm_after_seconds integer not null default 3600;

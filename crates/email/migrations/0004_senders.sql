-- How far the address in the From line is proved, what was found out about it, and whether the message proves something to another service.
alter table messages add column standing text not null default '';
alter table messages add column proof text not null default '';
alter table messages add column is_verification integer not null default 0;

-- A notice of no case: the place of the workspace to which it leads, and what it says in both languages, as it was when it was told.
alter table notices add column place text not null default '';
alter table notices add column said_ar text not null default '';
alter table notices add column said_en text not null default '';

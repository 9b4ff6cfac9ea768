-- The entity's own words for a service, in both languages, by which it is known in what customers write.
alter table services add column words text not null default '';

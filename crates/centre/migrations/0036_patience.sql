-- How long people wait before they leave, from all who waited.
alter table centre_experience add column patience text not null default '{}';

-- Which provider's claim gave a role, 0 for one that was given by hand: a claim withdraws what it gave and nothing else.
alter table role_grants add column provider_id integer not null default 0;

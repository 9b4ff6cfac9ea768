-- A provider can be entered and tried before anybody signs in with it, and switched off without being forgotten.
alter table identity_providers add column is_on integer not null default 1;

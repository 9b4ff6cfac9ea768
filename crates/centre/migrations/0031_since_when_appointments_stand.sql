-- stands_since: the version since which an appointment stands as it does and when it does. Of those before, all that was told counts.
alter table appointments add column stands_since integer not null default 1;

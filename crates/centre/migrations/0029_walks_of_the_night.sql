-- by_night: whether nobody ended the walk on its day, and the night did. said_at: when something was written down; none where that was not kept.
alter table walks add column by_night integer not null default 0;
alter table walk_answers add column said_at integer;

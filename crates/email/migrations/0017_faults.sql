-- Mailboxes on other servers that do not work: since when, how often in a row, when they are tried again, and whether anybody was told.
alter table imap_accounts add column failing_since integer;
alter table imap_accounts add column failures integer not null default 0;
alter table imap_accounts add column try_at integer;
alter table imap_accounts add column is_told integer not null default 0;

-- Messages that a server would not give while it gave others: they are asked for again until they come, are gone, or are given up by a person.
create table imap_skipped (
    mailbox_id integer not null references mailboxes (id),
    entity_id integer not null,
    validity integer not null,
    uid integer not null,
    why text not null,
    skipped_at integer not null,
    tries integer not null,
    try_at integer not null,
    primary key (mailbox_id, validity, uid)
) strict;

-- The mail server that takes an entity's letters, while it does not.
create table relay_faults (
    entity_id integer not null primary key references entities (id),
    failing_since integer not null,
    why text not null,
    is_told integer not null
) strict;

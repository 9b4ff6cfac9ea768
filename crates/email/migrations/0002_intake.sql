-- Automatic mail that went out, so that no address gets much of it.
create table automatic_mails (
    id integer not null primary key,
    entity_id integer not null,
    address text not null,
    at integer not null
) strict;
create index automatic_mails_of_address on automatic_mails (address, at);

-- What was sent on which view of a case: the second click on the same button sends nothing more.
create table sendings (
    case_id integer not null,
    employee_id integer not null,
    version integer not null,
    entity_id integer not null,
    digest text not null,
    message_id integer not null,
    primary key (case_id, employee_id, version)
) strict;

-- Mailboxes on other servers from which mail is fetched, and how far.
create table imap_accounts (
    mailbox_id integer not null primary key references mailboxes (id),
    entity_id integer not null,
    host text not null,
    port integer not null,
    security text not null,
    user_name text not null,
    password text not null,
    folder text not null,
    afterwards text not null,
    move_to text not null,
    validity integer not null,
    uid integer not null,
    trouble text not null,
    fetched_at integer
) strict;

-- A report names the message that did not arrive.
create index messages_by_message_id on messages (mailbox_id, message_id);

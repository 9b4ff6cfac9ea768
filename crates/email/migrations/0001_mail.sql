-- An address at which an entity receives mail. The agreement says how soon it answers.
create table mailboxes (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    address text not null unique,
    name_ar text not null,
    name_en text not null,
    service_id integer references services (id),
    allowed_seconds integer not null,
    measure text not null,
    is_open integer not null,
    created_at integer not null
) strict;
create index mailboxes_of_entity on mailboxes (entity_id, id);

-- Every message, in or out, with the hash under which its raw bytes are kept.
create table messages (
    id integer not null primary key,
    entity_id integer not null,
    mailbox_id integer not null references mailboxes (id),
    case_id integer not null references cases (id),
    interaction_id integer not null references interactions (id),
    entry_id integer not null,
    direction text not null,
    raw text not null,
    size integer not null,
    message_id text not null,
    correspondent text not null,
    correspondent_name text not null,
    subject text not null,
    automatic text not null,
    faults text not null,
    attachments text not null,
    state text not null,
    state_note text not null,
    at integer not null
) strict;
create index messages_of_case on messages (case_id, id);
-- The same bytes twice are one message, however often a server hands them over.
create unique index messages_once on messages (mailbox_id, raw) where direction = 'in';

-- A reply being written: it survives closed browsers and dead networks.
create table drafts (
    case_id integer not null,
    employee_id integer not null,
    entity_id integer not null,
    subject text not null,
    body text not null,
    lang text not null,
    saved_at integer not null,
    primary key (case_id, employee_id)
) strict;

-- Words that the entity's people have said are right: names, places, products.
create table known_words (
    entity_id integer not null,
    word text not null,
    added_by integer not null,
    at integer not null,
    primary key (entity_id, word)
) strict;

-- Others beside the customer: those to whom a message that came went as well, and messages by somebody who had got a copy of a reply. Only
-- messages with either have a row.
create table message_circles (
    message_id integer not null primary key,
    entity_id integer not null,
    is_aside integer not null,
    people text not null
) strict;

-- What others than the customer get of a reply: letters of their own, without the customer's code, with a bond of their own.
create table reply_copies (
    id integer not null primary key,
    entity_id integer not null,
    message_id integer not null,
    address text not null,
    name text not null,
    is_colleague integer not null,
    letter text not null,
    raw text not null references blobs (hash),
    state text not null,
    state_note text not null
) strict;
create index reply_copies_of_message on reply_copies (message_id, id);
create index reply_copies_by_letter on reply_copies (letter);
create index reply_copies_raw on reply_copies (raw);

-- Who was chosen to get a copy, of what is being written, waits for a look, or leaves later; empty where nothing was chosen.
alter table drafts add column copies text not null default '';
alter table second_looks add column copies text not null default '';
alter table scheduled_replies add column copies text not null default '';

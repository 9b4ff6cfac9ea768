-- Replies that do not travel: only a link does, and it opens with a code that is sent to the customer's address. The text is sealed.
create table secure_messages (
    id integer not null primary key,
    entity_id integer not null,
    case_id integer not null references cases (id),
    message_id integer not null,
    address text not null,
    sealed text not null,
    made_at integer not null,
    expires_at integer not null,
    withdrawn_at integer,
    code text not null,
    code_until integer not null,
    code_tries integer not null,
    codes_asked integer not null,
    opened integer not null,
    opened_at integer
) strict;
create index secure_messages_of_message on secure_messages (message_id);
create index secure_messages_of_case on secure_messages (case_id);

-- How mail is fetched with OAuth 2.0 instead of a password: whom a token is asked of, and with what. Secrets and tokens lie sealed.
create table imap_tokens (
    mailbox_id integer not null primary key references mailboxes (id),
    entity_id integer not null,
    token_url text not null,
    client_id text not null,
    client_secret text not null,
    refresh_token text not null,
    scope text not null,
    access_token text not null,
    good_until integer not null,
    refusal text not null,
    ask_after integer not null
) strict;

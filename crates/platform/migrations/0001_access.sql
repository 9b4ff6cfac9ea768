-- Who can sign in, what they are to which entity, and the sessions and tokens with which they are recognised.
create table accounts (
    id integer not null primary key,
    email text not null unique,
    password text,
    lang text not null,
    state text not null,
    created_at integer not null
) strict;

-- entity_id 0: no single entity (oversight, operator); centre_id 0: the whole entity.
create table role_grants (
    account_id integer not null references accounts (id),
    entity_id integer not null,
    centre_id integer not null,
    role text not null,
    primary key (account_id, entity_id, centre_id, role)
) strict;
create index role_grants_of_entity on role_grants (entity_id, role);

create table sessions (
    digest blob not null primary key,
    id integer not null unique,
    account_id integer not null references accounts (id),
    entity_id integer not null,
    created_at integer not null,
    seen_at integer not null,
    expires_at integer not null,
    is_strong integer not null,
    agent text not null,
    address text not null
) strict;
create index sessions_of_account on sessions (account_id);

create table api_tokens (
    digest blob not null primary key,
    id integer not null unique,
    account_id integer not null references accounts (id),
    entity_id integer not null,
    name text not null,
    created_at integer not null,
    expires_at integer,
    used_at integer
) strict;
create index api_tokens_of_account on api_tokens (account_id);

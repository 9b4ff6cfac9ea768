-- How often a secret was guessed for a subject, so that pauses grow. The subject is a digest: it names nobody.
create table guesses (
    subject blob not null primary key,
    tried integer not null,
    last_at integer not null,
    held_until integer not null
) strict;
create index guesses_by_age on guesses (last_at);

-- A sign-in under way: what was shown was right, and something is still missing.
create table sign_in_steps (
    digest blob not null primary key,
    account_id integer not null,
    kind text not null,
    state text not null,
    next text not null,
    expires_at integer not null
) strict;
create index sign_in_steps_by_age on sign_in_steps (expires_at);

-- Links that were sent by mail or printed at the first start: each opens one thing, once. account_id 0: the first set-up.
create table account_links (
    digest blob not null primary key,
    account_id integer not null,
    purpose text not null,
    expires_at integer not null
) strict;
create index account_links_of_account on account_links (account_id);

-- Second factors. The secret of a code is sealed; last_step is the newest step that was taken, so that no code is taken twice.
create table totp_factors (
    account_id integer not null primary key references accounts (id),
    secret text not null,
    last_step integer not null,
    created_at integer not null
) strict;

create table recovery_codes (
    digest blob not null primary key,
    account_id integer not null references accounts (id)
) strict;
create index recovery_codes_of_account on recovery_codes (account_id);

create table passkeys (
    id integer not null primary key,
    account_id integer not null references accounts (id),
    credential_id blob not null unique,
    credential text not null,
    name text not null,
    created_at integer not null,
    used_at integer
) strict;
create index passkeys_of_account on passkeys (account_id);

-- Who may vouch for the employees of an entity, and whom they have vouched for.
create table identity_providers (
    id integer not null primary key,
    entity_id integer not null,
    name text not null,
    issuer text not null,
    client_id text not null,
    client_secret text not null,
    role_claim text not null,
    roles text not null,
    unique (entity_id, issuer)
) strict;

create table identities (
    issuer text not null,
    subject text not null,
    account_id integer not null references accounts (id),
    created_at integer not null,
    primary key (issuer, subject)
) strict;
create index identities_of_account on identities (account_id);

-- A session that an entity's provider opened acts for that entity alone. 0: the person signed in here.
alter table sessions add column provider_id integer not null default 0;

-- When the person last showed a secret in this session: changes to the account ask for it again after a while.
alter table sessions add column confirmed_at integer not null default 0;

-- Writes of programs that carry a key: what was asked, how far it got, what was answered. state: running, acted, done.
create table idempotency_keys (
    scope text not null,
    key text not null,
    request blob not null,
    state text not null,
    attempt integer not null,
    lease_until integer not null,
    status integer not null,
    content_type text not null,
    location text not null,
    body blob not null,
    created_at integer not null,
    expires_at integer not null,
    primary key (scope, key)
) strict;
create index idempotency_keys_expiry on idempotency_keys (expires_at);

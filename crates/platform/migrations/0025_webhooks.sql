-- Where an entity's events are sent. kinds: event kinds separated by spaces, `email.` for all of a part, `*` for all. seen: the last event looked at.
create table webhook_endpoints (
    id integer not null primary key,
    entity_id integer not null,
    url text not null,
    kinds text not null,
    secret text not null,
    old_secret text,
    old_until integer not null,
    state text not null,
    failing_since integer,
    seen integer not null,
    created_at integer not null
) strict;
create index webhook_endpoints_of_entity on webhook_endpoints (entity_id, id);
create index webhook_endpoints_on on webhook_endpoints (seen) where state = 'on';

-- The audit pages look at events by entity, by kind and by actor, newest first.
create index events_of_entity on events (entity_id, seq);
create index events_of_kind on events (entity_id, kind, seq);
create index events_of_actor on events (entity_id, actor, seq);

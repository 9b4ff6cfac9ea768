-- Each time a case was handed to a colleague or to another entity by somebody's choice.
create table handings (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    case_id integer not null references cases (id),
    to_id integer,
    at integer not null
) strict;
create index handings_of_case on handings (case_id, id);
-- Cases that were handed to another entity: what its people are told, and under which number it goes on there.
create table referrals (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    case_id integer not null references cases (id),
    to_entity_id integer not null references entities (id),
    note text not null,
    since_at integer not null,
    by_id integer not null,
    at integer not null,
    arrived_reference text
) strict;
create index referrals_of_case on referrals (case_id, id);
-- Cases that came from another entity.
create table arrivals (
    referral_id integer not null primary key,
    entity_id integer not null references entities (id),
    case_id integer not null references cases (id),
    from_entity_id integer not null references entities (id),
    reference text not null,
    handed integer not null
) strict;
create index arrivals_of_case on arrivals (case_id);

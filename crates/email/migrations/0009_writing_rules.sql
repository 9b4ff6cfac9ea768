-- Words that an employee has said are right, for what they write themselves.
create table own_words (
    employee_id integer not null references employees (id),
    entity_id integer not null,
    word text not null,
    at integer not null,
    primary key (employee_id, entity_id, word)
) strict;

-- Shapes of what an entity holds confidential: EMP-####.
create table confidential_shapes (
    entity_id integer not null references entities (id),
    shape text not null,
    added_by integer not null,
    at integer not null,
    primary key (entity_id, shape)
) strict;

-- Words that an entity does not want in its replies, each with what to write instead.
create table plain_words (
    entity_id integer not null references entities (id),
    word text not null,
    plain text not null,
    added_by integer not null,
    at integer not null,
    primary key (entity_id, word)
) strict;

-- What an entity weighs otherwise than the guide does: whether a check stops a reply or only warns.
create table check_weights (
    entity_id integer not null references entities (id),
    kind text not null,
    stops integer not null,
    primary key (entity_id, kind)
) strict;

-- Replies that left although a check stopped them, each with its reason, to be looked at by somebody else.
create table reply_reviews (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    case_id integer not null references cases (id),
    message_id integer not null unique references messages (id),
    employee_id integer not null references employees (id),
    kinds text not null,
    reason text not null,
    at integer not null,
    state text not null,
    decided_by integer references employees (id),
    note text not null,
    decided_at integer
) strict;
create index reply_reviews_by_state on reply_reviews (entity_id, state, id);
create index reply_reviews_of_employee on reply_reviews (employee_id, entity_id, id);

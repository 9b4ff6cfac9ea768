-- By which words a case is known whose service an employee settled.
-- service_id: 0 where employees said that it is none of them. stem: empty in one row of each case, for the case itself.
create table settled_words (
    entity_id integer not null references entities (id),
    service_id integer not null,
    customer_id integer not null,
    stem text not null,
    case_id integer not null references cases (id),
    primary key (entity_id, service_id, customer_id, stem, case_id)
) strict;
create index settled_words_of_case on settled_words (entity_id, case_id);
-- How many customers wrote a word in cases of a service; under the empty word how many there are.
create table heard_words (
    entity_id integer not null references entities (id),
    stem text not null,
    service_id integer not null,
    customers integer not null,
    primary key (entity_id, stem, service_id)
) strict;

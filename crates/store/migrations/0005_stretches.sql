-- Where each stretch of an index of words begins. A row of the index names its stretch as one of its words: so the newest things that have a
-- word are read without all the older ones.
-- only postgres
create table search_stretches (
    scope integer not null,
    first_id integer not null,
    primary key (scope, first_id)
);
-- The words that exist, in the order of their bytes, to complete one that is unfinished.
-- only postgres
create table search_words (
    word text collate "C" not null primary key
);

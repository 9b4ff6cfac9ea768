-- An entity's things of one kind: what one search looks through. The code opens each word of the index, so that no search leaves its wall.
create table search_scopes (
    entity_id integer not null,
    kind text not null,
    code integer not null unique,
    primary key (entity_id, kind)
) strict;

-- SQLite keeps only which thing has which word, newest first; the first four letters of each word are indexed as well (the code has four letters too).
-- only sqlite
create virtual table search using fts5 (words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '5 6 7 8');

-- The words that exist, to complete a word of five letters or more.
-- only sqlite
create table search_words (
    word text not null primary key
) strict, without rowid;

-- only postgres
create table search (
    scope integer not null,
    id integer not null,
    words tsvector not null,
    primary key (scope, id)
);
-- Without a list of pending entries, whose reading would cost each search.
-- only postgres
create index search_by_word on search using gin (words) with (fastupdate = off);

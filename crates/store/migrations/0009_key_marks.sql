-- The keys with which this database is used: the id of each, and a code that it alone makes. A program that lacks one of them is refused.
create table key_marks (
    id text not null primary key,
    code text not null,
    since integer not null
) strict;

-- How far the files of the messages that there were at the upgrade have been made findable: the newest such message, and the one reached.
create table file_words_left (
    id integer not null primary key,
    upto integer not null,
    reached integer not null
) strict;
insert into file_words_left (id, upto, reached) select 1, max(id), 0 from messages having max(id) is not null;

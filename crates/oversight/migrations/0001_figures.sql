-- Sums of what happened, by day and by what it is looked at by: the entity, a centre, an employee, a service, a service in a centre, a
-- channel, a language. They follow the stream of events and can be counted anew from it. day: days since 1970 in Bahrain; subject: the id
-- or key of what is looked at, "0" for none, empty for the entity. Durations are sums of seconds, by the clock and in working time.
create table figures (
    entity_id integer not null,
    cut text not null,
    day integer not null,
    subject text not null,
    opened integer not null,
    received integer not null,
    answered integer not null,
    first_replies integer not null,
    first_clock integer not null,
    first_working integer not null,
    in_time integer not null,
    late integer not null,
    closed integer not null,
    settled integer not null,
    settled_clock integer not null,
    settled_working integer not null,
    reopened integer not null,
    reopened_later integer not null,
    handed_over integer not null,
    promises_kept integer not null,
    promises_broken integer not null,
    primary key (entity_id, cut, day, subject)
) strict;
create index figures_of_subject on figures (entity_id, cut, subject, day);

-- How many durations of a measure lie in each bucket of its scale, for medians and the like; a stretch of days of one subject lies together.
-- only sqlite
create table figure_times (
    entity_id integer not null,
    cut text not null,
    measure text not null,
    subject text not null,
    day integer not null,
    bucket integer not null,
    n integer not null,
    primary key (entity_id, cut, measure, subject, day, bucket)
) strict, without rowid;
-- only postgres
create table figure_times (
    entity_id integer not null,
    cut text not null,
    measure text not null,
    subject text not null,
    day integer not null,
    bucket integer not null,
    n integer not null,
    primary key (entity_id, cut, measure, subject, day, bucket)
) strict;

-- What came and went by hours since 1970; centre_id 0: all of the entity.
create table figure_hours (
    entity_id integer not null,
    centre_id integer not null,
    hour integer not null,
    received integer not null,
    answered integer not null,
    closed integer not null,
    primary key (entity_id, centre_id, hour)
) strict;

-- The number of the last event that the sums hold, and when that was.
create table figure_marks (
    id integer not null primary key,
    seq integer not null,
    at integer not null
) strict;
insert into figure_marks (id, seq, at) values (1, 0, 0);

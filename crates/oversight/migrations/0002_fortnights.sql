-- The sums of figures and figure_times by fortnights, so that a report of a year reads a tenth of the rows: whole fortnights from here, the
-- days before and after them from there. fortnight: days since 1970 in Bahrain, divided by fourteen.
create table fortnight_figures (
    entity_id integer not null,
    cut text not null,
    fortnight integer not null,
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
    primary key (entity_id, cut, fortnight, subject)
) strict;
insert into fortnight_figures (entity_id, cut, fortnight, subject, opened, received, answered, first_replies, first_clock, first_working,
    in_time, late, closed, settled, settled_clock, settled_working, reopened, reopened_later, handed_over, promises_kept, promises_broken)
select entity_id, cut, day / 14, subject, sum(opened), sum(received), sum(answered), sum(first_replies), sum(first_clock), sum(first_working),
    sum(in_time), sum(late), sum(closed), sum(settled), sum(settled_clock), sum(settled_working), sum(reopened), sum(reopened_later),
    sum(handed_over), sum(promises_kept), sum(promises_broken)
from figures group by entity_id, cut, day / 14, subject;
create index fortnight_figures_of_subject on fortnight_figures (entity_id, cut, subject, fortnight);

-- only sqlite
create table fortnight_times (
    entity_id integer not null,
    cut text not null,
    measure text not null,
    subject text not null,
    fortnight integer not null,
    bucket integer not null,
    n integer not null,
    primary key (entity_id, cut, measure, subject, fortnight, bucket)
) strict, without rowid;
-- only postgres
create table fortnight_times (
    entity_id integer not null,
    cut text not null,
    measure text not null,
    subject text not null,
    fortnight integer not null,
    bucket integer not null,
    n integer not null,
    primary key (entity_id, cut, measure, subject, fortnight, bucket)
) strict;

-- Both databases.
insert into fortnight_times (entity_id, cut, measure, subject, fortnight, bucket, n)
select entity_id, cut, measure, subject, day / 14, bucket, sum(n)
from figure_times group by entity_id, cut, measure, subject, day / 14, bucket;

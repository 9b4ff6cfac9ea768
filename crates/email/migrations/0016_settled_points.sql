-- What a message asks in a case, one question a line, as whoever answers it settled it. A case that was split off answers the message of another.
create table settled_points (
    case_id integer not null references cases (id),
    message_id integer not null references messages (id),
    entity_id integer not null references entities (id),
    employee_id integer not null references employees (id),
    points text not null,
    settled_at integer not null,
    primary key (case_id, message_id)
) strict;

-- When the time was over in which a customer could have given their opinion.
alter table surveys add column lapsed_at integer;
-- Whose time was over before this was written down are not counted afterwards: an upgrade finds nobody silent in the past.
update surveys set lapsed_at = asked_at + 2592000000
    where score is null and asked_at + 2592000000 <= (select coalesce(max(events.at), 0) from events where events.seq = (select max(seq) from events));
create index surveys_open on surveys (asked_at) where score is null and lapsed_at is null;

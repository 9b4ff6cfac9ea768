-- What a reply left open of what a message asks, one question a line. A further letter is asked no more than that; a letter that did not arrive
-- answered nothing, and its line goes.
create table points_left (
    case_id integer not null references cases (id),
    message_id integer not null references messages (id),
    entity_id integer not null references entities (id),
    -- The entry of the conversation that answered: a letter's or a call's.
    entry_id integer not null,
    points text not null,
    left_at integer not null,
    primary key (case_id, message_id)
) strict;
-- What was answered before this was written down is taken as answered. What went before an answer answered nothing.
insert into points_left (case_id, message_id, entity_id, entry_id, points, left_at)
    select a.case_id, max(q.id), a.entity_id, a.entry_id, '', a.at
    from messages a join entries e on e.id = a.entry_id and e.entity_id = a.entity_id
    join messages q on q.case_id = a.case_id and q.entity_id = a.entity_id and q.direction = 'in' and q.id < a.id
    where a.direction = 'out' and e.channel <> 'interim'
      and a.id = (select max(n.id) from messages n join entries f on f.id = n.entry_id
                  where n.case_id = a.case_id and n.direction = 'out' and f.channel <> 'interim')
    group by a.case_id, a.entity_id, a.entry_id, a.at;

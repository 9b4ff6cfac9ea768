-- What an answer left open of what a message asks, one question a line. A further letter is asked no more than that; a letter that did not arrive
-- answered nothing, and its lines go.
create table points_left (
    case_id integer not null references cases (id),
    message_id integer not null references messages (id),
    -- The entry of the conversation that answered: a letter's or a call's.
    entry_id integer not null,
    entity_id integer not null references entities (id),
    points text not null,
    primary key (case_id, message_id, entry_id)
) strict;
-- What was answered before this was written down is taken as answered, also in cases that became parts of the one that answered. What went before
-- an answer, and what did not arrive, answered nothing.
insert into points_left (case_id, message_id, entry_id, entity_id, points)
    with recursive circle (whole, part, entity_id) as (
        select id, id, entity_id from cases where state <> 'merged'
        union all
        select c.whole, m.case_id, c.entity_id from circle c join merges m on m.into_id = c.part and m.entity_id = c.entity_id),
    answers (whole, entry_id) as (
        select c.whole, max(a.entry_id)
        from circle c join messages a on a.case_id = c.part and a.entity_id = c.entity_id and a.direction = 'out' and a.state <> 'failed'
        join entries e on e.id = a.entry_id and e.entity_id = a.entity_id and e.channel <> 'interim'
        group by c.whole)
    select c.part, max(q.source_id), n.entry_id, c.entity_id, ''
    from answers n join circle c on c.whole = n.whole
    join entries q on q.case_id = c.part and q.entity_id = c.entity_id and q.kind = 'in' and q.source = 'message' and q.id < n.entry_id
    join messages m on m.id = q.source_id and m.entity_id = c.entity_id
    group by c.part, n.entry_id, c.entity_id;

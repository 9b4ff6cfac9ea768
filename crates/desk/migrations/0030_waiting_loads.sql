-- How many cases of each owner wait for a reply by a time, kept as the other counts are, so that no list is counted when it is shown.
alter table loads add column waiting_cases integer not null default 0;
update loads set waiting_cases = (
    select count(*) from cases c
    where c.entity_id = loads.entity_id and coalesce(c.owner_id, 0) = loads.owner_id
        and c.state in ('open', 'snoozed') and c.awaits = 'employee' and c.due_at is not null
);

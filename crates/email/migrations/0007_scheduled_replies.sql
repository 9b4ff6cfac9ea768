-- Replies that are to leave later; until then they are drafts.
create table scheduled_replies (
    case_id integer not null primary key references cases (id),
    employee_id integer not null references employees (id),
    entity_id integer not null,
    version integer not null,
    override_reason text not null,
    canned text not null,
    points text not null,
    digest text not null,
    send_at integer not null
) strict;
create index scheduled_replies_due on scheduled_replies (send_at);

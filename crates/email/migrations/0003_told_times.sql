-- The time of a reply that the customer of a case was told, and another one that they are still to be told.
create table told_times (
    case_id integer not null primary key references cases (id),
    entity_id integer not null,
    message_id integer not null,
    due_at integer not null,
    owed_at integer
) strict;

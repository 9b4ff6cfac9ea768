-- Browsers that asked to be told of a ticket's turn, and what was told to each: its address and keys are sealed, and deleted with the ticket's end.
create table ticket_pushes (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    ticket_id integer not null references tickets (id),
    day text not null,
    mark text not null,
    lang text not null,
    sealed text not null,
    near_at integer,
    called_at integer,
    delivery_id integer
) strict;
create unique index ticket_pushes_of_ticket on ticket_pushes (ticket_id, mark);
create index ticket_pushes_of_browser on ticket_pushes (entity_id, mark, day);
create index ticket_pushes_to_tell on ticket_pushes (entity_id, ticket_id) where called_at is null;

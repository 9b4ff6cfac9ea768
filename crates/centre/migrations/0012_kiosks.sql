-- Staff who were called to a device by whoever stands there and needs help, and who went.
create table help_calls (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    device_id integer not null references centre_devices (id),
    called_at integer not null,
    answered_at integer,
    employee_id integer references employees (id)
) strict;
create index help_calls_of_device on help_calls (entity_id, device_id, called_at);
create index help_calls_of_centre on help_calls (entity_id, centre_id, called_at);

-- The telephone to which a ticket went by text message. It goes with the day.
create table ticket_phones (
    ticket_id integer not null primary key references tickets (id),
    entity_id integer not null references entities (id),
    day text not null,
    phone text not null
) strict;
create index ticket_phones_of_day on ticket_phones (entity_id, day);
